import { expect, test } from 'vitest';
import { SLOW_STEPS, stepsPerSecond } from './pace.js';

test('stepsPerSecond() of the slow start rises from 4 to 60 and has no limit after 200 steps, which take about 17 seconds', () => {
  expect(stepsPerSecond('slow', 0)).toBe(4);
  expect(stepsPerSecond('slow', SLOW_STEPS / 2)).toBeCloseTo(Math.sqrt(4 * 60), 10);
  expect(stepsPerSecond('slow', SLOW_STEPS)).toBe(Number.POSITIVE_INFINITY);
  let seconds = 0;
  for (let step = 0; step < SLOW_STEPS; step++) seconds += 1 / stepsPerSecond('slow', step);
  // ∫ ds / (4 · 15^(s / 200)) from 0 to 200
  expect(seconds).toBeCloseTo((200 / Math.log(15)) * (1 / 4) * (1 - 1 / 15), 0);
});

test('stepsPerSecond() is the same at every step for a number, and without limit for full speed', () => {
  expect([stepsPerSecond('5', 0), stepsPerSecond('5', 9999)]).toEqual([5, 5]);
  expect(stepsPerSecond('full', 0)).toBe(Number.POSITIVE_INFINITY);
});
