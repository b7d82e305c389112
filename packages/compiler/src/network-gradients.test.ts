import '@tensorflow/tfjs-backend-cpu';
import { lenet5 } from '@lenet5/model';
import { softmax, tensor } from '@lenet5/reference';
import { dispose, ready } from '@tensorflow/tfjs-core';
import { layers, type Sequential, sequential } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { lowerModel } from './lower/lower-model.js';
import {
  type ByteBatch,
  type Gradients,
  headOfModel,
  programGradients,
  referenceGradients,
  referenceTargetGradients,
  relativeError,
  type TargetBatch,
  tfjsGradients,
  tfjsTargetGradients,
} from './testing/gradients.js';
import { Random } from './testing/random.js';
import { randomBatch, randomTargetBatch } from './testing/random-batch.js';
import { randomModel } from './testing/random-model.js';
import { setRandomWeights } from './testing/small-model.js';
import { testedBuilds } from './testing/tested-builds.js';

const seeds = Array.from({ length: 30 }, (_, seed) => seed);

/** Where the gradients of the samples cancel each other, what is left is the size of their rounding errors. */
const LEAST_NORM = 1e-2;

beforeAll(() => ready());

describe('one training step', () => {
  it('has the gradients of the reference and of tfjs for LeNet-5', async () => {
    const model = lenet5({ seed: 7 });
    await expectGradients(model, randomBatch(new Random(1), model, 6), 0);
  });

  // Winograd's algorithm rounds, so it does not give 0 where all inputs are 0.
  it('has the gradients of the reference and of tfjs for ReLUs with zero biases, where the image is black', async () => {
    const model = lenet5({ activation: 'relu', pooling: 'max', padding: 'same', seed: 7 });
    const batch = randomBatch(new Random(1), model, 6);
    const images = batch.images.map((value, at) => ((at % 28) % 16 < 10 ? 0 : value));
    await expectGradients(model, { ...batch, images }, 0);
  });

  it.each(seeds)('has the gradients of the reference and of tfjs for random model %i', async (seed) => {
    const random = new Random(seed + 100);
    const model = randomModel(random);
    setRandomWeights(model, seed);
    // The gradients behind a batch normalization of few samples are small differences of large numbers.
    const least = hasNormalization(model) ? 8 : 1;
    const count = seed < 4 ? least + seed : random.between(least, 67);
    const smoothing = random.pick([0, 0.1]);
    if (headOfModel(model) === 'softmax')
      await expectGradients(model, randomBatch(random, model, count), smoothing);
    else await expectGradients(model, randomTargetBatch(random, model, count), 0);
  });
});

describe('one training step of convolutions', () => {
  it.each([
    [3, 9],
    [1, 8],
    [2, 15],
    [9, 1],
  ])('with kernels of %i × %i taps has the gradients of the reference and of tfjs', async (...kernelSize) => {
    const random = new Random(9);
    const model = sequential({
      layers: [
        layers.conv2d({
          inputShape: [9, 16, 2],
          filters: 3,
          kernelSize,
          activation: 'tanh',
          padding: 'same',
        }),
        layers.conv2d({ filters: 5, kernelSize, activation: 'relu' }),
        layers.flatten(),
        layers.dense({ units: 4, activation: 'softmax' }),
      ],
    });
    setRandomWeights(model, 3);
    await expectGradients(model, randomBatch(random, model, 7), 0);
  });
});

describe('one training step of direct convolutions', () => {
  it.each([
    ['strides', { strides: [2, 3], padding: 'same' }],
    ['strides larger than the kernel', { strides: [4, 5] }],
    ['a dilation', { dilationRate: [2, 3], padding: 'same' }],
    ['a kernel of one pixel', { kernelSize: 1 }],
    ['a kernel of one pixel and strides', { kernelSize: 1, strides: 2 }],
  ] satisfies [string, Partial<Parameters<typeof layers.conv2d>[0]>][])(
    'with %s has the gradients of the reference and of tfjs',
    async (_, window) => {
      const model = sequential({
        layers: [
          layers.conv2d({
            inputShape: [12, 13, 2],
            filters: 5,
            kernelSize: 3,
            ...window,
            activation: 'tanh',
          }),
          layers.conv2d({ filters: 6, kernelSize: 2, padding: 'same', activation: 'relu' }),
          layers.conv2d({ filters: 3, kernelSize: [2, 3], ...window, useBias: false }),
          layers.flatten(),
          layers.dense({ units: 4, activation: 'softmax' }),
        ],
      });
      setRandomWeights(model, 3);
      await expectGradients(model, randomBatch(new Random(8), model, 7), 0);
    },
  );
});

describe('one training step of depthwise and separable convolutions', () => {
  it.each([
    ['strides', { strides: [2, 2], padding: 'same' }],
    ['a multiplier', { depthMultiplier: 3 }],
    ['a kernel of many pixels', { kernelSize: [4, 5], padding: 'same', depthMultiplier: 2 }],
  ] as const)('with %s has the gradients of the reference and of tfjs', async (_, options) => {
    const window = { kernelSize: [3, 3], ...options, strides: 'strides' in options ? [2, 2] : [1, 1] } as {
      kernelSize: [number, number];
      strides: [number, number];
    };
    const model = sequential({
      layers: [
        layers.depthwiseConv2d({ inputShape: [13, 12, 3], ...window, activation: 'tanh' }),
        layers.separableConv2d({ filters: 6, ...window, activation: 'relu' }),
        layers.depthwiseConv2d({ ...window, kernelSize: 2, useBias: false }),
        layers.flatten(),
        layers.dense({ units: 4, activation: 'softmax' }),
      ],
    });
    setRandomWeights(model, 3);
    await expectGradients(model, randomBatch(new Random(8), model, 7), 0);
  });
});

describe('one training step with zero padding and rectifiers', () => {
  it.each([
    ['leaky ReLU', () => layers.leakyReLU({ alpha: 0.2 })],
    ['ELU', () => layers.elu({})],
    ['GELU', () => layers.activation({ activation: 'gelu' as 'relu' })],
    ['softplus', () => layers.activation({ activation: 'softplus' })],
  ])('%s has the gradients of the reference and of tfjs', async (_, rectifier) => {
    const padding: [[number, number], [number, number]] = [
      [2, 1],
      [0, 3],
    ];
    const model = sequential({
      layers: [
        layers.conv2d({ inputShape: [9, 10, 2], filters: 5, kernelSize: 3 }),
        rectifier(),
        layers.zeroPadding2d({ padding }),
        layers.zeroPadding2d({ padding }),
        layers.conv2d({ filters: 4, kernelSize: 3, padding: 'same', strides: 2 }),
        layers.maxPooling2d({ poolSize: 2 }),
        rectifier(),
        layers.zeroPadding2d({ padding }),
        layers.flatten(),
        layers.dense({ units: 6 }),
        rectifier(),
        layers.dense({ units: 4, activation: 'softmax' }),
      ],
    });
    setRandomWeights(model, 3);
    await expectGradients(model, randomBatch(new Random(8), model, 7), 0);
  });
});

describe('one training step of pooling', () => {
  const window: { strides: [number, number]; padding: 'same' } = { strides: [2, 1], padding: 'same' };
  it.each([
    ['windows that do not divide', () => [layers.maxPooling2d({ poolSize: 2 })]],
    ['means that do not divide', () => [layers.averagePooling2d({ poolSize: 2 })]],
    [
      'overlapping windows',
      () => [
        layers.maxPooling2d({ ...window, poolSize: [3, 4] }),
        layers.averagePooling2d({ poolSize: 3, strides: 1 }),
      ],
    ],
    ['windows with gaps', () => [layers.maxPooling2d({ poolSize: [1, 2], strides: [3, 4] })]],
    ['windows at the border', () => [layers.averagePooling2d({ ...window, poolSize: [4, 3] })]],
    ['a global mean', () => [layers.globalAveragePooling2d({})]],
    ['a global maximum', () => [layers.globalMaxPooling2d({})]],
  ])('with %s has the gradients of the reference and of tfjs', async (_, pooling) => {
    const model = sequential({
      layers: [
        layers.conv2d({ inputShape: [11, 13, 2], filters: 5, kernelSize: 3, activation: 'tanh' }),
        ...pooling(),
        ...(pooling()[0]?.getClassName().startsWith('Global') ? [] : [layers.flatten()]),
        layers.dense({ units: 4, activation: 'softmax' }),
      ],
    });
    setRandomWeights(model, 3);
    await expectGradients(model, randomBatch(new Random(8), model, 7), 0);
  });
});

describe('one training step with dropout', () => {
  it.each(testedBuilds)('has the gradients of the reference with the same masks (%s)', async (kernels) => {
    const model = sequential({
      layers: [
        layers.dropout({ inputShape: [9, 7, 2], rate: 0.1 }),
        layers.conv2d({ filters: 5, kernelSize: 3, activation: 'tanh', padding: 'same' }),
        layers.dropout({ rate: 0.5 }),
        layers.conv2d({ filters: 3, kernelSize: 2 }),
        layers.flatten(),
        layers.dropout({ rate: 0.3 }),
        layers.dense({ units: 4, activation: 'softmax' }),
      ],
    });
    setRandomWeights(model, 4);
    const batch = randomBatch(new Random(2), model, 11);
    const found = await programGradients(model, batch, { kernels, seed: 77 });
    const right = referenceGradients(model, batch, 0, { seed: 77, step: 0 });
    expect(found.lossSum / right.lossSum).toBeCloseTo(1, 5);
    for (const [index, gradient] of found.gradients.entries()) {
      expect(relativeError(gradient, right.gradients[index]!), `weight ${index}`).toBeLessThan(1e-5);
    }
  });
});

describe('one training step with distillation', () => {
  it.each([0.5, 1, 4])(
    'has the loss and the gradients of the reference at temperature %d',
    async (temperature) => {
      const random = new Random(5);
      const model = lenet5({ seed: 7 });
      // The last lane group is not full.
      const batch = randomBatch(random, model, 7);
      const shape = [7, 10] as const;
      const { values } = softmax(tensor(shape, random.values(70, 4)));
      const [targets, weight] = [Float32Array.from(values), 0.7];
      const expected = { targets: tensor(shape, targets), weight, temperature };
      const right = referenceGradients(model, batch, 0.1, undefined, expected);
      for (const kernels of testedBuilds) {
        const options = { kernels, labelSmoothing: 0.1, distillation: { targets, weight, temperature } };
        const found = await programGradients(model, batch, options);
        expect(found.lossSum / right.lossSum).toBeCloseTo(1, 5);
        expect(found.correct).toBe(right.correct);
        for (const [index, gradient] of found.gradients.entries()) {
          expect(relativeError(gradient, right.gradients[index]!), `weight ${index}`).toBeLessThan(1e-5);
        }
      }
      dispose(model.getWeights());
    },
  );
});

function hasNormalization({ layers: all }: Sequential): boolean {
  return all.some((layer) => layer.getClassName() === 'BatchNormalization');
}

/**
 * Whether tfjs has the gradients of the model. It has none of a dilated convolution, and that of a mean divides by the size of a whole
 * window also where a part of the window is outside the image, which is not the derivative of its own mean. That of a global maximum
 * goes to all values that equal it, which there are after windows that overlap.
 */
function isExactInTfjs(model: Sequential): boolean {
  const types = model.layers.map((layer) => layer.getClassName());
  if (types.includes('MaxPooling2D') && types.includes('GlobalMaxPooling2D')) return false;
  return lowerModel(model, { head: headOfModel(model) }).layers.every(
    (layer) =>
      !('dilations' in layer && layer.dilations.some((step) => step > 1)) &&
      !(layer.kind === 'average-pooling' && Object.values(layer.padding).some((zeros) => zeros > 0)),
  );
}

/**
 * Expects each gradient to differ from that of the reference and of tfjs by less than 1e-5 of its norm, with every build
 * that this engine supports.
 */
async function expectGradients(
  model: Sequential,
  batch: ByteBatch | TargetBatch,
  labelSmoothing: number,
): Promise<void> {
  const hasTargets = 'targets' in batch;
  const reference = hasTargets
    ? referenceTargetGradients(model, batch)
    : referenceGradients(model, batch, labelSmoothing);
  const ofTfjs = (): Gradients =>
    hasTargets ? tfjsTargetGradients(model, batch) : tfjsGradients(model, batch, labelSmoothing);
  const expected = isExactInTfjs(model) ? [reference, ofTfjs()] : [reference];
  const count = (hasTargets ? batch.targets : batch.labels).length;
  const shape = model.layers.map((layer) => `${layer.getClassName()} ${layer.outputShape}`).join(' → ');
  for (const kernels of testedBuilds) {
    const found = await programGradients(model, batch, { kernels, labelSmoothing });
    for (const right of expected) {
      expect(found.lossSum / right.lossSum).toBeCloseTo(1, 5);
      if (!Number.isNaN(right.correct)) expect(found.correct).toBe(right.correct);
      // Before a batch normalization, the gradients of the samples nearly cancel each other.
      const largest = Math.max(...right.gradients.map((gradient) => Math.hypot(...Array.from(gradient))));
      const leastNorm = hasNormalization(model) ? Math.max(LEAST_NORM, largest) : LEAST_NORM;
      for (const [index, gradient] of found.gradients.entries()) {
        const error = relativeError(gradient, right.gradients[index]!, leastNorm);
        expect(error, `${kernels}, weight ${index}, ${count} × ${shape}`).toBeLessThan(1e-5);
      }
    }
  }
  dispose(model.getWeights());
}
