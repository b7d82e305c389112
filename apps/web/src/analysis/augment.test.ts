import { limitImageSet, loadMnist } from '@lenet5/mnist';
import { expect, test } from 'vitest';
import { AnalysisWorker } from './analysis-worker.js';

test('augment() distorts each epoch differently, and not at all where the recipe has faded out', async () => {
  const { test: set } = await loadMnist();
  const { images } = limitImageSet(set, 4, 42);
  const worker = new AnalysisWorker();
  const at = (epoch: number): Promise<Float32Array> =>
    worker.augment(images, { augmentation: 'quick', seed: 1, epoch, epochs: 4 });
  const original = Float32Array.from(images, (pixel) => pixel / 255);
  const distance = (a: Float32Array, b: Float32Array): number =>
    Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));
  const [first, second, last] = [await at(1), await at(2), await at(5)];
  expect(distance(first, original)).toBeGreaterThan(0.1);
  expect(distance(first, second)).toBeGreaterThan(0.1);
  // After four of four epochs, the strength is 0.
  expect(distance(last, original)).toBeLessThan(1e-6);
});
