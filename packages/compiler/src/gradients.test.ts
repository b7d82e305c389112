import '@tensorflow/tfjs-backend-cpu';
import { lenet5 } from '@lenet5/model';
import { dispose, ready } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { KernelBuild } from './kernel-build.js';
import { programGradients, referenceGradients, relativeError, tfjsGradients } from './testing/gradients.js';
import { Random } from './testing/random.js';
import { randomModel } from './testing/random-model.js';

const BUILDS: readonly KernelBuild[] = ['simd'];

beforeAll(() => ready());

describe.each(BUILDS)('one training step with %s kernels', (kernels) => {
  it('has the gradients of the float64 twin and of tfjs for LeNet-5', async () => {
    const model = lenet5({ seed: 7 });
    const random = new Random(1);
    const batch = { images: random.bytes(6 * 784), labels: random.bytes(6, 9) };
    const found = await programGradients(model, batch, { kernels });
    for (const right of [referenceGradients(model, batch), tfjsGradients(model, batch)]) {
      expect(found.lossSum / right.lossSum).toBeCloseTo(1, 6);
      expect(found.correct).toBe(right.correct);
      for (const [index, gradient] of found.gradients.entries()) {
        expect(relativeError(gradient, right.gradients[index]!), `weight ${index}`).toBeLessThan(1e-5);
      }
    }
    dispose(model.getWeights());
  });

  it.each(Array.from({ length: 30 }, (_, seed) => seed))(
    'has the gradients of the float64 twin and of tfjs for random model %i',
    async (seed) => {
      const random = new Random(seed + 100);
      const model = randomModel(random);
      const count = seed < 4 ? seed + 1 : random.between(1, 67);
      const pixels = model.inputs[0]!.shape.slice(1).reduce(
        (product: number, size) => product * Number(size),
        1,
      );
      const classes = Number((model.outputShape as number[])[1]);
      const batch = { images: random.bytes(count * pixels), labels: random.bytes(count, classes - 1) };
      const labelSmoothing = random.pick([0, 0.1]);
      const found = await programGradients(model, batch, { kernels, labelSmoothing });
      const shape = model.layers.map((layer) => `${layer.getClassName()} ${layer.outputShape}`).join(' → ');
      for (const right of [
        referenceGradients(model, batch, labelSmoothing),
        tfjsGradients(model, batch, labelSmoothing),
      ]) {
        expect(found.lossSum / right.lossSum).toBeCloseTo(1, 5);
        expect(found.correct).toBe(right.correct);
        for (const [index, gradient] of found.gradients.entries()) {
          const error = relativeError(gradient, right.gradients[index]!);
          expect(error, `weight ${index} of ${count} × ${shape}`).toBeLessThan(1e-5);
        }
      }
    },
  );
});
