import { expect, test } from 'vitest';
import { isLogarithmic, largestError, lastEpoch } from './curve-axes.js';

const point = (epoch: number, loss: number, accuracy: number) => ({ epoch, loss, accuracy });
const epoch = (val_loss: number, val_accuracy: number) => ({ val_loss, val_accuracy });

test('largestError() leaves out the training of the first epoch once two epochs are done', () => {
  const points = [point(0.1, 2, 0.34), point(1, 0.4, 0.91), point(2, 0.1, 0.968)];
  expect(largestError(points, [epoch(0.2, 0.94)])).toBe(1);
  expect(largestError(points, [epoch(0.2, 0.94), epoch(0.1, 0.98)])).toBe(0.1);
  expect(largestError(points, [epoch(0.2, 0.62), epoch(0.1, 0.98)])).toBe(0.5);
  expect(largestError([], [])).toBe(0.02);
});

test('lastEpoch() grows in the first epoch, and before and after that is the end of the run', () => {
  expect(lastEpoch(0, 10)).toBe(10);
  expect(lastEpoch(1 / 1875, 10)).toBe(1 / 64);
  expect(lastEpoch(200 / 1875, 10)).toBe(0.125);
  expect(lastEpoch(0.6, 10)).toBe(1);
  expect(lastEpoch(1, 10)).toBe(10);
  expect(lastEpoch(0.6, 1)).toBe(1);
});

test('isLogarithmic() is true if the loss spans more than a factor of 20', () => {
  expect(isLogarithmic([point(1, 2.3, 0.1)], [epoch(0.12, 0.96)])).toBe(false);
  expect(isLogarithmic([point(1, 2.3, 0.1)], [epoch(0.11, 0.96)])).toBe(true);
  expect(isLogarithmic([], [])).toBe(false);
});
