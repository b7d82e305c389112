import * as tf from '@tensorflow/tfjs-core';
import { layers, type Sequential, sequential } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import {
  expectClose,
  type FitSamples,
  fitClassifier,
  fitSamples,
  weightValues,
} from '../testing/fit-samples.js';
import { readyWasm } from '../testing/models.js';
import { compileFit } from './compile-fit.js';
import type { FastModel } from './fast-model.js';

vi.setConfig({ testTimeout: 30_000 });

const COUNT = 75;
let pixels: Float32Array;
let labels: Uint8Array;
let inputs: FitSamples['inputs'];
let oneHot: FitSamples['oneHot'];

beforeAll(async () => {
  await readyWasm();
  ({ pixels, labels, inputs, oneHot } = await fitSamples(COUNT));
});

describe('compileFit(model, options)', () => {
  it('leaves a model that the compiled engine does not support to tfjs, and says why', async () => {
    const model = fitClassifier();
    model.compile({ optimizer: 'adam', loss: 'hinge', metrics: ['accuracy'] });
    const lines: string[] = [];
    const fast = await compileFit(model, { log: (line) => lines.push(line) });
    expect([fast.engine, fast.reason]).toEqual(['tfjs', 'the loss is hinge']);
    expect(lines).toEqual(['fit runs on tfjs: the loss is hinge']);
    const { history } = await fast.fit(inputs(), oneHot(), { verbose: 0 });
    expect(history.loss).toHaveLength(1);
    model.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
    await fast.fit(pixels, labels, { verbose: 0 });
    expect([fast.engine, fast.reason]).toEqual(['compiled', undefined]);
    expect(lines.at(-1)).toMatch(/^fit runs on the compiled engine \(/);
  });

  it.each<[string, (model: Sequential) => void, string]>([
    [
      'an optimizer',
      (model) => model.compile({ optimizer: 'adagrad', loss: 'categoricalCrossentropy' }),
      'the optimizer is Adagrad',
    ],
    [
      'a loss that does not fit the outputs',
      (model) => model.compile({ optimizer: 'adam', loss: 'meanSquaredError' }),
      'the loss meanSquaredError of a softmax',
    ],
    [
      'a loss function',
      (model) => model.compile({ optimizer: 'adam', loss: tf.losses.softmaxCrossEntropy }),
      'the loss is a function',
    ],
  ])('gives %s as the reason', async (_, compile, reason) => {
    const model = fitClassifier();
    compile(model);
    expect(await compileFit(model)).toMatchObject({
      engine: 'tfjs',
      reason: expect.stringContaining(reason),
    });
    await expect(compileFit(model, { engine: 'compiled' })).rejects.toThrow(reason);
  });

  it('leaves soft targets to tfjs', async () => {
    const [stock, model] = [fitClassifier(), fitClassifier()];
    const soft = tf.fill([COUNT, 10], 0.1);
    const lines: string[] = [];
    const fast = await compileFit(model, { log: (line) => lines.push(line) });
    await fast.fit(inputs(), soft, { shuffle: false, verbose: 0 });
    await stock.fit(inputs(), soft, { shuffle: false, verbose: 0 });
    expectClose(weightValues(model), weightValues(stock), 1e-6);
    expect(lines.at(-1)).toContain('this call runs on tfjs: the targets of a batch do not name one class');
  });

  it.each<[string, (fast: FastModel) => unknown, string]>([
    [
      'a class index that is not a class',
      (fast) => fast.fit(pixels, labels.with(3, 12)),
      'the target of sample 3 is not one of the 10 classes of the model (12) — use integers from 0 to 9',
    ],
    [
      'inputs that are not whole samples',
      (fast) => fast.fit(pixels.subarray(1), labels),
      'x.length is invalid (58799) — use a multiple of 784, the values of a sample',
    ],
    [
      'too few targets',
      (fast) => fast.fit(pixels, labels.subarray(1)),
      'y.length is invalid (74) — use 75 class indices, one per sample, or 750 values, 10 per sample',
    ],
    [
      'too few targets for validation',
      (fast) => fast.fit(pixels, labels, { validationData: [pixels, labels.subarray(1)] }),
      'validationData[1].length is invalid (74)',
    ],
    [
      'too few weights of samples',
      (fast) => fast.fit(pixels, labels, { sampleWeight: [1, 2] }),
      'sampleWeight.length is invalid (2) — use 75 numbers, one per sample',
    ],
  ])('fit() refuses %s, for each loss of class indices', async (_, call, message) => {
    for (const loss of ['categoricalCrossentropy', 'sparseCategoricalCrossentropy']) {
      const fast = await compileFit(fitClassifier(tf.train.adam(), loss), { kernels: 'simd' });
      await expect(call(fast)).rejects.toThrow(message);
    }
  });

  it('refuses a model without an optimizer, an unknown option and an invalid one', async () => {
    const bare = sequential({ layers: [layers.dense({ units: 2, inputShape: [3] })] });
    await expect(compileFit(bare)).rejects.toThrow('a model of tfjs after model.compile()');
    await expect(compileFit(fitClassifier(), { engin: 'tfjs' } as never)).rejects.toThrow(
      'did you mean engine?',
    );
    await expect(compileFit(fitClassifier(), { maxBatchSize: 0.5 })).rejects.toThrow(
      'maxBatchSize is invalid (0.5)',
    );
  });
});
