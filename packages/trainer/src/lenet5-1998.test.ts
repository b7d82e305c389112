import { C3_CONNECTIONS, DIGIT_CENTERS, lenet5Of1998Weights, plainLenet5 } from '@lenet5/core';
import { lenet5 } from '@lenet5/model';
import {
  forward1998,
  gradients1998,
  inputField,
  LAYERS_1998,
  type PenaltyLoss,
  softmin,
  tensor,
  type Weights1998,
} from '@lenet5/reference';
import { beforeAll, describe, expect, it } from 'vitest';
import { identify } from './checkpoint/run-identity.js';
import { pickEngine } from './pick-engine.js';
import { resolveSettings } from './recipe/settings.js';
import { testDigits, trainDigits } from './testing/digits.js';
import { engineFor, maxDifference, spanOf } from './testing/engines.js';
import { ofType } from './testing/events.js';
import { readyWasm, softmaxRegression } from './testing/models.js';
import { hex, lastCheckpoint, run } from './testing/small-run.js';
import { batchOf } from './testing/train-reference.js';

beforeAll(readyWasm);

const BATCH_SIZE = 4;
const span = spanOf(4, BATCH_SIZE, 300, 0.01);
const constants = { connections: C3_CONNECTIONS, centers: tensor([10, 84], DIGIT_CENTERS.flat()) };
const make = (seed = 3) => lenet5({ variant: '1998', seed });

function referenceWeights(seed: number): Weights1998 {
  const tensors = lenet5Of1998Weights(seed).map(({ shape, values }) => tensor(shape, values));
  const entries = LAYERS_1998.map((layer, index) => {
    const [kernel, bias] = tensors.slice(2 * index, 2 * index + 2);
    return [layer, { kernel: kernel!, bias: bias! }];
  });
  return Object.fromEntries(entries) as Weights1998;
}

/** The loss of each step of stochastic gradient descent in float64. */
async function referenceLosses(criterion: PenaltyLoss): Promise<number[]> {
  const train = await trainDigits(300);
  const weights = referenceWeights(3);
  return Array.from(span.learningRates, (learningRate, step) => {
    const { x, labels } = batchOf(train, span, step, BATCH_SIZE);
    const activations = forward1998(weights, constants, inputField(x));
    const { loss, dWeights } = gradients1998(weights, constants, activations, labels, criterion);
    for (const layer of LAYERS_1998) {
      for (const kind of ['kernel', 'bias'] as const) {
        const { values } = weights[layer][kind];
        dWeights[layer][kind].values.forEach((gradient, at) => {
          values[at]! -= learningRate * gradient;
        });
      }
    }
    return loss;
  });
}

describe.each(['tfjs', 'compiled'] as const)('the %s engine, given the network of 1998,', (name) => {
  it.each([
    ['cross-entropy', { name: 'map', j: 1 }],
    ['mse', { name: 'mse' }],
  ] as const)('has the losses of the reference for the loss %s', async (loss, criterion) => {
    const engine = await engineFor(name, make(), {
      batchSize: BATCH_SIZE,
      optimizer: { name: 'sgd' },
      loss,
    });
    const { stepLosses } = await engine.trainSpan(span);
    await engine.dispose();
    const expected = await referenceLosses(criterion);
    expect(expected.at(-1)).toBeLessThan(expected[0]! - 5);
    expect(maxDifference(expected, stepLosses)).toBeLessThan(1e-3);
  });

  it('predicts ten probabilities and ten penalties, whose Softmin they are', async () => {
    const { engine } = await pickEngine(name, { model: make() });
    const { images } = await testDigits(5);
    const probabilities = await engine.predict(images);
    const penalties = await engine.penalties!(images);
    await engine.dispose();
    expect(maxDifference(probabilities, softmin(tensor([5, 10], penalties), 1).values)).toBeLessThan(1e-6);
    const { penalties: expected } = forward1998(
      referenceWeights(3),
      constants,
      inputField(
        tensor(
          [5, 28, 28, 1],
          Float64Array.from(images, (pixel) => pixel / 255),
        ),
      ),
    );
    expect(maxDifference(penalties, expected.values)).toBeLessThan(1e-3);
  });

  it('resumes with the bytes of the uninterrupted run', async () => {
    const train = await trainDigits(64);
    const changes = { engine: name, epochs: 2, data: { train }, loss: 'mse' } as const;
    const whole = await run({ ...changes, model: make() });
    const [first] = ofType(whole.events, 'checkpoint');
    const resumed = await run({ ...changes, model: make(9), resume: first!.bytes });
    expect(resumed.weights).toBe(whole.weights);
    expect(hex(lastCheckpoint(resumed.events))).toBe(hex(lastCheckpoint(whole.events)));
    await expect(
      run({ ...changes, loss: 'cross-entropy', model: make(), resume: first!.bytes }),
    ).rejects.toThrow('its loss is mse, here none');
  });
});

it('the network of 1998 has the same identity with tfjs and without', async () => {
  const data = { train: await trainDigits(10) };
  const [plain, sequential] = [plainLenet5({ variant: '1998' }), make()].map(
    (model) => identify(resolveSettings({ model, data }), '00c0ffee').layers,
  );
  expect(sequential).toEqual(plain);
});

describe('SDLM', () => {
  it('trains the network of 1998, and resumes in the middle of a pass with the same bytes', async () => {
    const train = await trainDigits(60);
    const optimizer = { name: 'sdlm', curvatureImages: 20 } as const;
    const schedule = { name: 'lenet5-1998' } as const;
    const changes = {
      engine: 'compiled',
      epochs: 2,
      batchSize: 1,
      data: { train },
      optimizer,
      schedule,
    } as const;
    const whole = await run({
      ...changes,
      model: make(),
      checkpointEvery: { steps: 45 },
    });
    const [first] = ofType(whole.events, 'checkpoint');
    // The second derivatives of the first pass are in the checkpoint.
    expect(first!.step).toBe(45);
    const resumed = await run({
      ...changes,
      model: make(9),
      resume: first!.bytes,
    });
    expect(resumed.weights).toBe(whole.weights);
    const [before, after] = ofType(whole.events, 'epoch').map(({ loss }) => loss);
    expect(after).toBeLessThan(before!);
  });

  it('has one image per step, and is for the compiled engine and networks with penalties', async () => {
    const data = { train: await trainDigits(10) };
    const optimizer = { name: 'sdlm' } as const;
    expect(() => resolveSettings({ model: softmaxRegression(), data, optimizer, batchSize: 1 })).toThrow(
      'optimizer.name is invalid ("sdlm") — use adam, adamw, sgd or rmsprop for this model, which does not end in Softmin',
    );
    await expect(pickEngine('tfjs', { model: make(), optimizer, batchSize: 1 })).rejects.toThrow(
      'the tfjs engine cannot train this model (the optimizer sdlm) — use the compiled engine',
    );
  });
});

it('only a network with penalties has the loss mse', async () => {
  const data = { train: await trainDigits(10) };
  expect(() => resolveSettings({ model: softmaxRegression(), data, loss: 'mse' })).toThrow(
    'loss is invalid ("mse") — use cross-entropy for this model, which does not end in Softmin',
  );
  await expect(pickEngine('tfjs', { model: softmaxRegression(), loss: 'mse' })).rejects.toThrow(
    'the tfjs engine cannot train this model (it has no penalties, which the loss mse needs) — end it in Softmin',
  );
});
