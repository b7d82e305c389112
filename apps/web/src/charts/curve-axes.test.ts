import { expect, test } from 'vitest';
import { axisNote, isLogarithmic, lowestAccuracy } from './curve-axes.js';

const point = (epoch: number, loss: number, accuracy: number) => ({ epoch, loss, accuracy });
const epoch = (val_loss: number, val_accuracy: number) => ({ val_loss, val_accuracy });

test('lowestAccuracy() leaves out the training of the first epoch once two epochs are done', () => {
  const points = [point(0.1, 2, 0.34), point(1, 0.4, 0.91), point(2, 0.1, 0.968)];
  expect(lowestAccuracy(points, [epoch(0.2, 0.94)])).toBe(0.3);
  expect(lowestAccuracy(points, [epoch(0.2, 0.94), epoch(0.1, 0.98)])).toBe(0.9);
  expect(lowestAccuracy(points, [epoch(0.2, 0.62), epoch(0.1, 0.98)])).toBe(0.6);
  expect(lowestAccuracy([], [])).toBe(0.9);
});

test('isLogarithmic() is true if the loss spans more than a factor of 20', () => {
  expect(isLogarithmic([point(1, 2.3, 0.1)], [epoch(0.12, 0.96)])).toBe(false);
  expect(isLogarithmic([point(1, 2.3, 0.1)], [epoch(0.11, 0.96)])).toBe(true);
  expect(isLogarithmic([], [])).toBe(false);
});

test('axisNote() says that an axis is logarithmic, or at which accuracy it starts', () => {
  const points = [point(1, 2.3, 0.97)];
  expect(axisNote('loss', points, [epoch(0.05, 0.98)])).toBe('(logarithmic axis)');
  expect(axisNote('loss', points, [])).toBe('');
  expect(axisNote('accuracy', points, [])).toBe('(axis from 90 %)');
  expect(axisNote('accuracy', [point(0.01, 2.3, 0.08)], [])).toBe('');
});
