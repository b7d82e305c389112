import {
  connectLayers,
  initialWeights,
  type LayerConfig,
  type PlainModel,
  plainModel,
  type StackConfig,
} from '@lenet5/core';
import { describe, expect, it } from 'vitest';
import { compile } from '../compile.js';
import type { BatchProgram } from './batch-program.js';
import { compileBatches } from './compile-batches.js';

const COUNT = 11;
/** Bytes of every value, in 3 channels. */
const images = Uint8Array.from({ length: COUNT * 9 * 7 * 3 }, (_, at) => (at * 89) % 256);
const labels = Uint8Array.from({ length: COUNT }, (_, index) => index % 4);
const inputs = Float32Array.from(images, (byte) => byte / 255);

function model(): PlainModel {
  const layers: LayerConfig[] = [
    {
      ...{
        type: 'Conv2D',
        name: 'conv',
        filters: 5,
        kernelSize: [3, 3],
        strides: [1, 1],
        dilationRate: [1, 1],
      },
      ...{ padding: 'same', activation: 'tanh', useBias: true },
    },
    { type: 'Flatten', name: 'flatten' },
    { type: 'Dropout', name: 'dropout', rate: 0.25 },
    { type: 'Dense', name: 'dense', units: 4, activation: 'softmax', useBias: true },
  ];
  const config: StackConfig = { name: 'small', inputShape: [9, 7, 3], layers };
  return plainModel(config, initialWeights(connectLayers(config), 5));
}

const valuesOf = (one: PlainModel): Float32Array[] => one.readValues().map(({ values }) => values);

describe('compileBatches(model, options)', () => {
  it('trains, scores and predicts floats as compile() does bytes', async () => {
    const optimizer = { name: 'rmsprop', momentum: 0.5 } as const;
    const common = { optimizer, kernels: 'simd' } as const;
    const program = await compile(model(), { ...common, batchSize: COUNT, train: { images, labels } });
    const batches = await compileBatches(model(), { ...common, maxBatchSize: 16 });
    batches.setWeights(valuesOf(model()));
    const order = Uint32Array.from(labels.keys());
    for (let step = 0; step < 4; step++) {
      const expected = await program.train({ order, learningRates: Float32Array.of(0.01) });
      const found = batches.train({ inputs, labels }, 0.01);
      expect(found.lossSum).toBeCloseTo(expected.lossSum, 3);
      expect([found.correct, found.images]).toEqual([expected.correct, COUNT]);
    }
    const right = await program.predict(images);
    for (const [at, p] of batches.predict(inputs).entries()) expect(p).toBeCloseTo(right[at]!, 4);
    const [score, expected] = [
      batches.evaluate({ inputs, labels }),
      await program.evaluate({ images, labels }),
    ];
    expect(score.lossSum).toBeCloseTo(expected.lossSum, 3);
    expect(score.correct).toBe(expected.correct);
    await program.dispose();
  });

  it('continues with the same bits in a program with larger batches', async () => {
    const [small, other] = [
      await compileBatches(model(), { maxBatchSize: 11, kernels: 'simd' }),
      await compileBatches(model(), { maxBatchSize: 40, kernels: 'simd' }),
    ];
    small.setWeights(valuesOf(model()));
    small.train({ inputs, labels }, 0.01);
    other.restore(small.state());
    for (const program of [small, other]) program.train({ inputs, labels }, 0.01);
    expect(other.state()).toEqual(small.state());
  });

  it('keeps the outputs of a training batch, those of the weights before the step', async () => {
    const layers = model().config.layers.filter(({ type }) => type !== 'Dropout');
    for (const [activation, loss] of [
      ['softmax', 'sparseCategoricalCrossentropy'],
      ['sigmoid', 'binaryCrossentropy'],
      ['linear', 'meanSquaredError'],
    ] as const) {
      const dense = { type: 'Dense', name: 'dense', units: 4, activation, useBias: true } as const;
      const config: StackConfig = { ...model().config, layers: [...layers.slice(0, -1), dense] };
      const one = plainModel(config, initialWeights(connectLayers(config), 5));
      const target =
        loss === 'sparseCategoricalCrossentropy' ? { labels } : { targets: new Float32Array(COUNT * 4) };
      const program = await compileBatches(one, {
        loss,
        keepOutputs: true,
        maxBatchSize: 16,
        kernels: 'simd',
      });
      const without = await compileBatches(one, { loss, maxBatchSize: 16, kernels: 'simd' });
      for (const each of [program, without]) each.setWeights(valuesOf(one));
      for (let step = 0; step < 2; step++) {
        const expected = program.predict(inputs);
        const { outputs, ...score } = program.train({ inputs, ...target }, 0.1);
        expect(outputs).toEqual(expected);
        expect(without.train({ inputs, ...target }, 0.1)).toEqual(score);
      }
      expect(without.weights()).toEqual(program.weights());
    }
  });

  it('refuses the optimizer sdlm, and a batch that is too large', async () => {
    await expect(compileBatches(model(), { optimizer: { name: 'sdlm' } })).rejects.toThrow('use compile()');
    const program = await compileBatches(model(), { maxBatchSize: 4 });
    expect(() => program.train({ inputs, labels }, 0.1)).toThrow(
      'a batch has more samples than maxBatchSize (4) — use at least 11',
    );
    await expect(compileBatches(model(), { maxBatchSize: 0 })).rejects.toThrow('maxBatchSize is invalid (0)');
  });

  it.each<[string, (program: BatchProgram) => unknown, string]>([
    [
      'inputs that are not whole samples',
      (program) => program.train({ inputs: inputs.subarray(1), labels }, 0.1),
      'inputs is invalid (2,078 values) — pass a multiple of 189 values, those of a sample',
    ],
    [
      'inputs that are not floats',
      (program) => program.predict([1, 2] as never),
      'inputs is invalid ([1,2]) — pass a Float32Array',
    ],
    [
      'too few labels',
      (program) => program.evaluate({ inputs, labels: labels.subarray(1) }),
      'labels is invalid (length 10) — pass 11 labels, one per image',
    ],
    [
      'a label that is not a class',
      (program) => program.train({ inputs, labels: Uint8Array.from(labels, () => 4) }, 0.1),
      'labels[0] is invalid (4) — use labels from 0 to 3',
    ],
    [
      'too few weights of samples',
      (program) => program.train({ inputs, labels, weights: new Float32Array(3) }, 0.1),
      'weights is invalid (length 3) — pass a Float32Array of 11 numbers, one per sample',
    ],
    [
      'a negative weight of a sample',
      (program) => program.train({ inputs, labels, weights: new Float32Array(COUNT).fill(-1) }, 0.1),
      'weights[0] is invalid (-1) — use a number of at least 0',
    ],
    [
      'a learning rate that is not a number',
      (program) => program.train({ inputs, labels }, Number.NaN),
      'learningRate is invalid (NaN) — use a number of at least 0',
    ],
    [
      'weights of another length',
      (program) => program.setWeights(valuesOf(model()).slice(1)),
      'values[0] is invalid (length 5) — pass 135 values, those of conv/kernel',
    ],
  ])('refuses %s', async (_, call, message) => {
    const program = await compileBatches(model(), { maxBatchSize: 16 });
    expect(() => call(program)).toThrow(message);
  });
});
