import { lenet5 } from '@lenet5/model';
import { lenet5Weights, trainLenet5 } from '@lenet5/reference';
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
  const weights = lenet5Weights(
    lenet5({ seed: 3 })
      .getWeights()
      .map((weight) => weight.dataSync()),
  );
  expected = trainLenet5(weights, batches, { learningRate: span.learningRates[0]! });
});

describe.each(['tfjs', 'compiled'] as const)('the %s engine', (name) => {
  it('has the losses of trainLenet5() within 1e-4 over ten steps', async () => {
    const engine = await engineFor(name, lenet5({ seed: 3 }), { batchSize: BATCH_SIZE });
    const { stepLosses } = await engine.trainSpan(span);
    await engine.dispose();
    expect(stepLosses).toHaveLength(STEPS);
    expect(maxDifference(expected, stepLosses)).toBeLessThan(1e-4);
  });
});
