import { lenet5 } from '@lenet5/model';
import { type Lenet5Weights, tensor, trainLenet5 } from '@lenet5/reference';
import type { Sequential } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { trainDigits } from './testing/digits.js';
import { engineFor, maxDifference, spanOf } from './testing/engines.js';
import { readyWasm } from './testing/models.js';
import { batchOf } from './testing/train-reference.js';

const STEPS = 10;
const BATCH_SIZE = 8;
const span = spanOf(STEPS, BATCH_SIZE, 300);

let expected: number[];

beforeAll(async () => {
  await readyWasm();
  const train = await trainDigits(300);
  const batches = Array.from({ length: STEPS }, (_, step) => batchOf(train, span, step, BATCH_SIZE));
  expected = trainLenet5(weightsOf(lenet5({ seed: 3 })), batches, { learningRate: span.learningRates[0]! });
});

/** The weights of the model in float64. */
function weightsOf(model: Sequential): Lenet5Weights {
  const values = model.getWeights().map((weight) => weight.dataSync());
  return {
    conv1: { kernel: tensor([5, 5, 1, 6], values[0]!), bias: tensor([6], values[1]!) },
    conv2: { kernel: tensor([5, 5, 6, 16], values[2]!), bias: tensor([16], values[3]!) },
    dense1: { kernel: tensor([256, 120], values[4]!), bias: tensor([120], values[5]!) },
    dense2: { kernel: tensor([120, 84], values[6]!), bias: tensor([84], values[7]!) },
    dense3: { kernel: tensor([84, 10], values[8]!), bias: tensor([10], values[9]!) },
  };
}

describe.each(['tfjs', 'compiled'] as const)('the %s engine', (name) => {
  it('has the losses of trainLenet5() within 1e-4 over ten steps', async () => {
    const engine = await engineFor(name, lenet5({ seed: 3 }), { batchSize: BATCH_SIZE });
    const { stepLosses } = await engine.trainSpan(span);
    await engine.dispose();
    expect(stepLosses).toHaveLength(STEPS);
    expect(maxDifference(expected, stepLosses)).toBeLessThan(1e-4);
  });
});
