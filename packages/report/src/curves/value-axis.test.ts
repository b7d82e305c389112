import fc from 'fast-check';
import { expect, test } from 'vitest';
import { valueAxis } from './value-axis.js';

test("valueAxis('accuracy', values) starts at a round number below the lowest value and ends at 100 %", () => {
  const axis = valueAxis('accuracy', [0.898, 0.994]);
  expect(axis.domain).toEqual([0.85, 1]);
  expect(axis.ticks.map(axis.format)).toEqual(['85\u00A0%', '90\u00A0%', '95\u00A0%', '100\u00A0%']);
});

test("valueAxis('accuracy', values) has decimals if the values are nearly equal", () => {
  const axis = valueAxis('accuracy', [0.9962, 0.9991]);
  expect(axis.ticks.map(axis.format)).toContain('99.7\u00A0%');
});

test("valueAxis('loss', values) starts at 0", () => {
  const axis = valueAxis('loss', [0.34, 0.02]);
  expect(axis).toMatchObject({ type: 'linear', domain: [0, 0.34], ticks: [0, 0.1, 0.2, 0.3] });
  expect(axis.ticks.map(axis.format)).toEqual(['0.0', '0.1', '0.2', '0.3']);
});

test("valueAxis('loss', values) is logarithmic if the largest value is more than 50 times the smallest", () => {
  expect(valueAxis('loss', [1, 0.02]).type).toBe('linear');
  const axis = valueAxis('loss', [2.3, 0.02]);
  expect(axis).toMatchObject({ type: 'log', ticks: [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2] });
});

test("valueAxis('loss', values) is linear if a value is 0", () => {
  expect(valueAxis('loss', [5, 0])).toMatchObject({ type: 'linear', domain: [0, 5] });
  expect(valueAxis('loss', [0])).toMatchObject({ type: 'linear', domain: [0, 1] });
});

test('valueAxis(measure, values) contains all values and ticks, with distinct labels', () => {
  const accuracy = fc.tuple(
    fc.constant('accuracy' as const),
    fc.array(fc.double({ min: 0, max: 1, noNaN: true })),
  );
  const loss = fc.tuple(
    fc.constant('loss' as const),
    fc.array(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), { minLength: 1 }),
  );
  fc.assert(
    fc.property(fc.oneof(accuracy, loss), ([measure, values]) => {
      const axis = valueAxis(measure, values);
      const [low, high] = axis.domain;
      for (const value of [...values, ...axis.ticks]) {
        expect(value).toBeGreaterThanOrEqual(low - 1e-9);
        expect(value).toBeLessThanOrEqual(high * (1 + 1e-9));
      }
      expect(new Set(axis.ticks.map(axis.format)).size).toBe(axis.ticks.length);
      expect(axis.ticks.length).toBeLessThanOrEqual(15);
    }),
  );
});
