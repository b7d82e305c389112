import { plainLenet5 } from '@lenet5/core';
import { limitImageSet, loadMnist } from '@lenet5/mnist';
import { expect, test } from 'vitest';
import { forward } from '../explain/forward.js';
import { weightsFrom } from '../explain/weights.js';
import { AnalysisWorker } from './analysis-worker.js';

test('mapF6() computes the values of F6 as the reference does, and their plane', async () => {
  const { test: set } = await loadMnist();
  const { images } = limitImageSet(set, 20, 42);
  const weights = plainLenet5({ seed: 3 }).readValues();
  const { features, points } = await new AnalysisWorker().mapF6(weights, images);
  expect(points).toHaveLength(40);
  for (let image = 0; image < 20; image++) {
    const pixels = images.subarray(image * 784, (image + 1) * 784);
    const { dense2 } = forward(pixels, weightsFrom(weights, 'a test'));
    for (const [unit, value] of dense2.entries())
      expect(Math.abs(features[image * 84 + unit]! - value)).toBeLessThan(5e-6);
  }
});
