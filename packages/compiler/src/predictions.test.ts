import '@tensorflow/tfjs-backend-cpu';
import { activate, networkForward, softmax, type Tensor2 } from '@lenet5/reference';
import { dispose, ready } from '@tensorflow/tfjs-core';
import type { Sequential } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { compile } from './compile.js';
import { lowerModel } from './lower/lower-model.js';
import { headOfModel, lossOf } from './testing/gradients.js';
import { Random } from './testing/random.js';
import { randomBatch } from './testing/random-batch.js';
import { randomModel } from './testing/random-model.js';
import { referenceInput, referenceLayers, referenceWeights } from './testing/reference-layers.js';
import { setRandomWeights } from './testing/small-model.js';
import { testedBuilds } from './testing/tested-builds.js';

const seeds = Array.from({ length: 15 }, (_, seed) => seed);

beforeAll(() => ready());

/** Shape `[count, outputs]`, in float64. */
function referenceOutputs(model: Sequential, images: Uint8Array, count: number): Float64Array {
  const network = lowerModel(model, { head: headOfModel(model) });
  const layers = referenceLayers(network, referenceWeights(network, model), {
    batch: count,
    training: false,
  });
  const values = networkForward(layers, referenceInput(network, images, count));
  const z = values[layers.length] as Tensor2;
  if (network.head === 'softmax') return softmax(z).values;
  return network.head === 'sigmoid' ? activate('sigmoid', z).values : z.values;
}

describe.each(testedBuilds)('program.predict(images) with the %s kernels', (kernels) => {
  it.each(seeds)(
    'gives the outputs of the reference for random model %i, one image or many',
    async (seed) => {
      const random = new Random(seed + 200);
      const model = randomModel(random);
      setRandomWeights(model, seed);
      const count = random.between(2, 9);
      const { images } = randomBatch(random, model, count);
      const expected = referenceOutputs(model, images, count);
      const program = await compile(model, { kernels, loss: lossOf(model) });
      const together = await program.predict(images);
      const first = await program.predict(images.subarray(0, images.length / count));
      expect(together).toHaveLength(expected.length);
      expect(first).toHaveLength(expected.length / count);
      for (const values of [together, first]) {
        for (const [at, value] of values.entries()) {
          const right = expected[at]!;
          expect(Math.abs(value - right) / Math.max(1, Math.abs(right))).toBeLessThan(2e-6);
        }
      }
      await program.dispose();
      dispose(model.getWeights());
    },
  );
});
