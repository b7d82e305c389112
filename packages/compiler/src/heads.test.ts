import '@tensorflow/tfjs-backend-cpu';
import { dispose, ready } from '@tensorflow/tfjs-core';
import { layers, type Sequential, sequential } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { compile } from './compile.js';
import {
  lossOf,
  programGradients,
  referenceTargetGradients,
  relativeError,
  type TargetBatch,
} from './testing/gradients.js';
import { Random } from './testing/random.js';
import { randomTargetBatch } from './testing/random-batch.js';
import { constantRate, setRandomWeights } from './testing/small-model.js';
import { testedBuilds } from './testing/tested-builds.js';

/** The last lane group is not full. */
const COUNT = 23;

beforeAll(() => ready());

function modelWith(units: number, activation: 'sigmoid' | 'linear' | 'tanh'): Sequential {
  const model = sequential({
    layers: [
      layers.conv2d({ inputShape: [9, 8, 2], filters: 5, kernelSize: 3, activation: 'tanh' }),
      layers.averagePooling2d({ poolSize: [1, 2] }),
      layers.flatten(),
      layers.dense({ units, activation }),
    ],
  });
  setRandomWeights(model, 3);
  return model;
}

const batchOf = (model: Sequential): TargetBatch => randomTargetBatch(new Random(4), model, COUNT);
const order = Uint32Array.from({ length: COUNT }, (_, index) => index);

describe.each([
  ['one sigmoid unit', 1, 'sigmoid'],
  ['sigmoid units', 3, 'sigmoid'],
  ['one linear unit', 1, 'linear'],
  ['linear units', 5, 'linear'],
  ['tanh units', 2, 'tanh'],
] as const)('a model of %s', (_, units, activation) => {
  it('has the gradients of the reference, also with weights of samples', async () => {
    const model = modelWith(units, activation);
    const batch = batchOf(model);
    const sampleWeights = Float32Array.from({ length: COUNT }, (__, index) => (index % 4) / 2);
    for (const own of [undefined, sampleWeights]) {
      const right = referenceTargetGradients(model, batch, own);
      for (const kernels of testedBuilds) {
        const found = await programGradients(model, batch, { kernels, ...(own && { sampleWeights: own }) });
        expect(found.lossSum / right.lossSum).toBeCloseTo(1, 5);
        expect(found.correct).toBe(right.correct);
        for (const [index, gradient] of found.gradients.entries())
          expect(relativeError(gradient, right.gradients[index]!)).toBeLessThan(1e-5);
      }
    }
    dispose(model.getWeights());
  });

  it('trains to the same bits with any number of threads', async () => {
    const model = modelWith(units, activation);
    const states = [];
    for (const threads of [1, 2, 3]) {
      const train = batchOf(model);
      const program = await compile(model, { loss: lossOf(model), batchSize: 10, train, threads });
      await program.train({ order, learningRates: constantRate(3, 0.01) });
      states.push({ state: await program.state(), score: await program.evaluate(train) });
      await program.dispose();
    }
    for (const other of states.slice(1)) expect(other).toEqual(states[0]);
  });
});

describe('one sigmoid unit', () => {
  it('takes labels 0 and 1 as targets', async () => {
    const model = modelWith(1, 'sigmoid');
    const { images, targets } = batchOf(model);
    const labels = Uint8Array.from(targets);
    const scores = [];
    for (const train of [
      { images, targets },
      { images, labels },
    ]) {
      const program = await compile(model, { loss: 'binaryCrossentropy', train });
      const score = await program.train({ order, learningRates: constantRate(1) });
      scores.push([score, await program.evaluate(train), await program.predict(images)]);
      await program.dispose();
    }
    expect(scores[1]).toEqual(scores[0]);
  });

  it('describes its output', async () => {
    const program = await compile(modelWith(1, 'sigmoid'), { loss: 'binaryCrossentropy' });
    expect(program.describe()).toContain(', 1 sigmoid output, ');
    await program.dispose();
  });
});

const [sigmoid, linear] = [() => modelWith(2, 'sigmoid'), () => modelWith(2, 'linear')];
const images = new Uint8Array(144);

it.each<[string, () => Sequential, Parameters<typeof compile>[1], string]>([
  ['a sigmoid without its loss', sigmoid, {}, 'the model is not supported (no softmax at the end)'],
  [
    'binary cross-entropy of linear units',
    linear,
    { loss: 'binaryCrossentropy' },
    'the loss binaryCrossentropy without a sigmoid at the end',
  ],
  ['another loss', linear, { loss: 'hinge' as 'mse' }, 'loss is invalid ("hinge")'],
  [
    'label smoothing',
    sigmoid,
    { loss: 'binaryCrossentropy', labelSmoothing: 0.1 },
    'labelSmoothing is invalid (0.1) — use 0 with the loss binaryCrossentropy',
  ],
  [
    'labels of several sigmoid units',
    sigmoid,
    { loss: 'binaryCrossentropy', train: { images, labels: Uint8Array.of(1) } },
    'train.labels is invalid (a model without classes) — pass targets, one number per output',
  ],
  [
    'too few targets',
    linear,
    { loss: 'meanSquaredError', train: { images, targets: new Float32Array(1) } },
    'train.targets is invalid (length 1) — pass a Float32Array of 2 numbers, 2 per image',
  ],
  [
    'a target of a sigmoid unit above 1',
    sigmoid,
    { loss: 'binaryCrossentropy', train: { images, targets: Float32Array.of(0, 2) } },
    'train.targets[1] is invalid (2) — use a number from 0 to 1',
  ],
  [
    'a target that is not a number',
    linear,
    { loss: 'meanSquaredError', train: { images, targets: Float32Array.of(0, Number.NaN) } },
    'train.targets[1] is invalid (NaN) — use a finite number',
  ],
])('compile() refuses %s', async (_, make, options, message) => {
  await expect(compile(make(), options)).rejects.toThrow(message);
});
