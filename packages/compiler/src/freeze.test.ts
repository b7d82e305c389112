import {
  connectLayers,
  initialWeights,
  type LabeledImages,
  type NamedTensor,
  type OptimizerConfig,
  plainLenet5,
  plainModel,
  type StackConfig,
} from '@lenet5/core';
import { describe, expect, it } from 'vitest';
import { compile } from './compile.js';
import type { CompileOptions } from './compile-options.js';
import { cornerImages } from './testing/small-model.js';

const shape = { inputShape: [20, 20, 1], classes: 4 } as const;
const { images, labels } = cornerImages(64, 20, 4);
const train: LabeledImages = { images, labels };
const layerOf = ({ name }: NamedTensor): string => name.split('/')[0] ?? '';

/** The weights after some steps, and those before. */
async function trained(steps: number, options: CompileOptions) {
  const model = plainLenet5({ seed: 3, ...shape });
  const program = await compile(model, { batchSize: 32, train, kernels: 'simd', ...options });
  const order = Uint32Array.from({ length: steps * 32 }, (_, at) => at % 64);
  const score = await program.train({ order, learningRates: new Float32Array(steps).fill(0.01) });
  const { weights, moments } = await program.state();
  const plan = program.describe();
  await program.dispose();
  return { before: model.readValues(), after: weights, moments, score, plan };
}

const SGD: OptimizerConfig = { name: 'sgd' };

describe('compile(model, { freeze })', () => {
  it.each([
    ['the first layers', ['conv1', 'conv2']],
    ['a layer between others', ['conv2']],
    ['dense layers', ['conv1', 'dense1', 'dense2']],
    ['the last layer', ['dense3']],
  ])('keeps %s; the step of the other weights is the same', async (_, freeze) => {
    const all = await trained(1, { optimizer: SGD });
    const some = await trained(1, { optimizer: SGD, freeze });
    expect(some.score.stepLosses).toEqual(all.score.stepLosses);
    for (const [index, weight] of some.after.entries()) {
      const expected = freeze.includes(layerOf(weight)) ? some.before[index] : all.after[index];
      expect(weight, weight.name).toEqual(expected);
    }
  });

  it('keeps weights and moments with AdamW, which decays, for any number of threads', async () => {
    const optimizer = { name: 'adamw', weightDecay: 0.1 } as const;
    const [one, three] = await Promise.all(
      [1, 3].map((threads) => trained(8, { optimizer, threads, freeze: ['conv1', 'conv2'] })),
    );
    expect(three?.after).toEqual(one?.after);
    const kept = one!.after.filter((tensor) => layerOf(tensor).startsWith('conv'));
    expect(kept).toEqual(one!.before.slice(0, 4));
    const moments = one!.moments.filter(({ name }) => name.includes('/conv'));
    expect(moments.every(({ values }) => values.every((value) => value === 0))).toBe(true);
    expect(one!.after[4]).not.toEqual(one!.before[4]);
  });

  it('computes no gradient of the first layers', async () => {
    const { plan } = await trained(1, { freeze: ['conv1', 'conv2'] });
    expect(plan).not.toMatch(/(KernelGradient|InputGradient|poolGradient).*(conv|pool)[12]/);
  });

  it.each([
    ['a name that no layer with weights has', ['pool1'], 'freeze names no layer with weights ("pool1")'],
    ['all layers', ['conv1', 'conv2', 'dense1', 'dense2', 'dense3'], 'freeze leaves no layer to train'],
  ])('rejects %s', async (_, freeze, message) => {
    await expect(compile(plainLenet5(), { freeze })).rejects.toThrow(message);
  });
});

/** The class with the largest probability in each row. */
function predicted(probabilities: Float32Array, classes: number): Uint16Array {
  return Uint16Array.from({ length: probabilities.length / classes }, (_, row) => {
    const scores = probabilities.subarray(row * classes, (row + 1) * classes);
    return scores.indexOf(Math.max(...scores));
  });
}

describe('compile() of other shapes', () => {
  it('counts labels above 255', async () => {
    const classes = 1000;
    const program = await compile(plainLenet5({ ...shape, classes }), { kernels: 'simd' });
    const right = predicted(await program.predict(images), classes);
    expect(right.some((label) => label > 255)).toBe(true);
    expect((await program.evaluate({ images, labels: right })).correct).toBe(64);
    const wrong = right.map((label) => (label + 256) % classes);
    expect((await program.evaluate({ images, labels: wrong })).correct).toBe(0);
    expect(() => program.evaluate({ images, labels: right.with(3, 1000) })).toThrow('labels[3]');
    await program.dispose();
  });

  it('evaluates images of 256×256 pixels and four channels, more than one run holds', async () => {
    const config: StackConfig = {
      name: 'large',
      inputShape: [256, 256, 4],
      layers: [
        { type: 'AveragePooling2D', name: 'pool', poolSize: [32, 32], strides: [32, 32], padding: 'valid' },
        { type: 'Flatten', name: 'flatten' },
        { type: 'Dense', name: 'dense', units: 2, activation: 'softmax', useBias: true },
      ],
    };
    const model = plainModel(config, initialWeights(connectLayers(config), 1));
    const program = await compile(model, { kernels: 'simd' });
    const pixels = new Uint8Array(40 * 256 * 256 * 4);
    for (let at = 0; at < pixels.length; at++) pixels[at] = (at * 7 + (at >> 18) * 50) % 256;
    const labels = predicted(await program.predict(pixels), 2);
    const { correct, images: count } = await program.evaluate({ images: pixels, labels });
    expect([correct, count]).toEqual([40, 40]);
    await program.dispose();
    // 10 MB of pixels.
  }, 60_000);
});
