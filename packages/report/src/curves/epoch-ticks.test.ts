import { expect, test } from 'vitest';
import { epochTicks } from './epoch-ticks.js';

test('epochTicks(epochs) labels every epoch up to ten', () => {
  expect(epochTicks(1)).toEqual([1]);
  expect(epochTicks(10)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test('epochTicks(epochs) has a step of 2, 5, 10 and so on for more epochs', () => {
  expect(epochTicks(12)).toEqual([2, 4, 6, 8, 10, 12]);
  expect(epochTicks(50)).toEqual([5, 10, 15, 20, 25, 30, 35, 40, 45, 50]);
  expect(epochTicks(99)).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90]);
  expect(epochTicks(1500)).toEqual([200, 400, 600, 800, 1000, 1200, 1400]);
});

test('epochTicks(epochs) has 1 to 10 ticks', () => {
  for (let epochs = 1; epochs <= 3000; epochs++) {
    const { length } = epochTicks(epochs);
    expect(length).toBeGreaterThanOrEqual(1);
    expect(length).toBeLessThanOrEqual(10);
  }
});
