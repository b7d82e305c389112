import { layers, sequential } from '@tensorflow/tfjs-layers';
import { beforeAll, expect, it } from 'vitest';
import { pickEngine } from './pick-engine.js';
import { softTargets } from './soft-targets.js';
import { trainDigits } from './testing/digits.js';
import { readyWasm, softmaxRegression } from './testing/models.js';

beforeAll(readyWasm);

it('softTargets(teachers, images) is the mean of the probabilities of the teachers', async () => {
  const images = await trainDigits(40);
  const teachers = [softmaxRegression(1), softmaxRegression(2), softmaxRegression(3)];
  const found = await softTargets(teachers, images);
  const single = await Promise.all(
    teachers.map(async (model) => {
      const { engine } = await pickEngine('auto', { model, kernels: 'simd' });
      const probabilities = await engine.predict(images.images);
      await engine.dispose();
      return probabilities;
    }),
  );
  expect(found).toHaveLength(400);
  for (const [at, value] of found.entries()) {
    const mean = single.reduce((sum, probabilities) => sum + probabilities[at]!, 0) / 3;
    expect(value).toBe(Math.fround(mean));
  }
});

it('softTargets(teachers, images) rejects no teacher, and teachers with other classes', async () => {
  const images = await trainDigits(10);
  const five = sequential({
    layers: [layers.flatten({ inputShape: [28, 28, 1] }), layers.dense({ units: 5, activation: 'softmax' })],
  });
  await expect(softTargets([], images)).rejects.toThrow('teachers is invalid ([]) — use models');
  await expect(softTargets([softmaxRegression(), five], images)).rejects.toThrow(
    'teachers[1] has other classes than teachers[0] (5 classes) — use models with 10 classes',
  );
});
