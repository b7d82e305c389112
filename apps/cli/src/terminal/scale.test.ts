import { describe, expect, test } from 'vitest';
import { epochTicks, niceScale } from './scale.js';

describe('niceScale(values, count)', () => {
  test('has round ends around the values, and labels that distinguish its ticks', () => {
    const { low, high, ticks, label } = niceScale([90.3, 99.2, 98.1], 5);
    expect([low, high, ticks.map(label)]).toEqual([90, 100, ['90', '92', '94', '96', '98', '100']]);
    const fine = niceScale([0.013, 0.049], 4);
    expect(fine.ticks.map(fine.label)).toEqual(['0.01', '0.02', '0.03', '0.04', '0.05']);
  });

  test('extends around a single value and ignores values that are not finite', () => {
    const { low, high } = niceScale([5, Number.NaN, Number.POSITIVE_INFINITY], 5);
    expect(low).toBeLessThan(5);
    expect(high).toBeGreaterThan(5);
  });
});

describe('epochTicks(epochs, count)', () => {
  test('returns every epoch if there is room, else the first and round ones', () => {
    expect(epochTicks(3, 20)).toEqual([1, 2, 3]);
    expect(epochTicks(10, 5)).toEqual([1, 2, 4, 6, 8, 10]);
    expect(epochTicks(100, 5)).toEqual([1, 20, 40, 60, 80, 100]);
  });
});
