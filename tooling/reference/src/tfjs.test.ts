import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { layers, type Sequential, sequential } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import {
  crossEntropy,
  crossEntropyBackward,
  type Layer,
  LENET5_LAYERS,
  type Lenet5Batch,
  type Lenet5Weights,
  lenet5Backward,
  lenet5Forward,
  lenet5Weights,
  meanLoss,
  networkGradients,
  type Tensor,
  type Tensor1,
  type Tensor2,
  type Tensor4,
  tensor,
  trainLenet5,
} from './index.js';
import { relativeError } from './testing/finite-differences.js';
import { wave } from './testing/wave.js';

// A test trains with the reference and the cpu backend of tfjs, which are slow.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

beforeAll(async () => {
  await tf.setBackend('cpu');
});

/** Signed kernel weights of about the magnitude of Glorot-uniform ones. */
function kernel<const Shape extends readonly number[]>(shape: Shape, phase: number): Tensor<Shape> {
  const { values } = wave(shape, phase);
  const outputs = shape[shape.length - 1]!;
  const bound = Math.sqrt(6 / (values.length / outputs + outputs));
  return tensor(
    shape,
    values.map((value) => value * bound),
  );
}

function initialWeights(): Lenet5Weights {
  const kernels = [
    kernel([5, 5, 1, 6], 1),
    kernel([5, 5, 6, 16], 2),
    kernel([256, 120], 3),
    kernel([120, 84], 4),
    kernel([84, 10], 5),
  ];
  return lenet5Weights(
    kernels.flatMap(({ shape, values }) => [values, new Float64Array(shape[shape.length - 1]!)]),
  );
}

/** The same weights in the order of the model's layers: kernel, bias, kernel, bias, … */
function inOrder(weights: Lenet5Weights): Tensor[] {
  return LENET5_LAYERS.flatMap((layer) => [weights[layer].kernel, weights[layer].bias]);
}

function lenet5Model(weights: Lenet5Weights): Sequential {
  const model = sequential({
    layers: [
      layers.conv2d({ filters: 6, kernelSize: 5, activation: 'tanh', inputShape: [28, 28, 1] }),
      layers.averagePooling2d({ poolSize: 2 }),
      layers.conv2d({ filters: 16, kernelSize: 5, activation: 'tanh' }),
      layers.averagePooling2d({ poolSize: 2 }),
      layers.flatten(),
      layers.dense({ units: 120, activation: 'tanh' }),
      layers.dense({ units: 84, activation: 'tanh' }),
      layers.dense({ units: 10 }),
    ],
  });
  model.setWeights(inOrder(weights).map(toTfjs));
  return model;
}

function toTfjs({ shape, values }: Tensor): tf.Tensor {
  return tf.tensor(Float32Array.from(values), [...shape]);
}

/** Ten batches of 4 images from 0 to 1. */
const batches: readonly Lenet5Batch[] = Array.from({ length: 10 }, (_, step) => {
  const { shape, values } = wave([4, 28, 28, 1], step / 3);
  return {
    x: tensor(
      shape,
      values.map((value) => (value + 1) / 2),
    ),
    labels: [step, step + 3, 3 * step, 7].map((label) => label % 10),
  };
});

/** The mean loss of a model of logits, and its gradients, in the model's order. */
function tfjsGradients(
  model: Sequential,
  x: Tensor,
  labels: ArrayLike<number>,
  smoothing: number,
): { value: tf.Scalar; gradients: tf.Tensor[]; named: tf.NamedTensorMap } {
  const variables = model.trainableWeights.map((weight) => weight.read() as tf.Variable);
  const { value, grads } = tf.variableGrads(() => {
    const logits = model.apply(toTfjs(x), { training: true }) as tf.Tensor;
    const oneHot = tf.oneHot(tf.tensor1d(Array.from(labels), 'int32'), logits.shape[1]!);
    return tf.losses.softmaxCrossEntropy(oneHot, logits, undefined, smoothing);
  }, variables);
  return { value, gradients: variables.map(({ name }) => grads[name]!), named: grads };
}

describe('LeNet-5', () => {
  test('lenet5Backward has the gradients of tfjs, and networkGradients has the same bits', () => {
    const weights = initialWeights();
    const { x, labels } = batches[0]!;
    const activations = lenet5Forward(weights, x);
    const { loss, dLosses } = meanLoss(crossEntropy(activations.logits, labels));
    const dLogits = crossEntropyBackward(activations.logits, labels, dLosses);
    const gradients = inOrder(lenet5Backward(weights, activations, dLogits).dWeights);

    const tfjs = tfjsGradients(lenet5Model(weights), x, labels, 0);
    expect(loss).toBeCloseTo(tfjs.value.dataSync()[0]!, 5);
    for (const [index, { values }] of gradients.entries()) {
      expect(relativeError(tfjs.gradients[index]!.dataSync(), values), `weight ${index}`).toBeLessThan(1e-5);
    }

    const tanh: Layer = { kind: 'activation', activation: 'tanh' };
    const pool: Layer = { kind: 'average-pool', poolSize: [2, 2] };
    const chain = networkGradients(
      [
        ...([{ kind: 'conv2d', ...weights.conv1 }, tanh, pool] as const),
        ...([{ kind: 'conv2d', ...weights.conv2 }, tanh, pool, { kind: 'flatten' }] as const),
        ...([
          { kind: 'dense', ...weights.dense1 },
          tanh,
          { kind: 'dense', ...weights.dense2 },
          tanh,
        ] as const),
        { kind: 'dense', ...weights.dense3 },
      ],
      x,
      labels,
    );
    expect(chain.loss).toBe(loss);
    const dWeights = chain.gradients.flatMap(({ dKernel, dBias }) =>
      dKernel && dBias ? [dKernel, dBias] : [],
    );
    expect(dWeights).toEqual(gradients);
  });

  test('trainLenet5 has the losses of tfjs over ten steps with Adam', () => {
    const weights = initialWeights();
    const model = lenet5Model(weights);
    const optimizer = tf.train.adam(1e-3, 0.9, 0.999, 1e-7);
    const expected = batches.map(({ x, labels }) => {
      const { value, named } = tfjsGradients(model, x, labels, 0.1);
      optimizer.applyGradients(Object.entries(named).map(([name, gradient]) => ({ name, tensor: gradient })));
      return value.dataSync()[0]!;
    });
    const losses = trainLenet5(weights, batches, { labelSmoothing: 0.1 });
    expect(losses).toHaveLength(10);
    for (const [step, loss] of losses.entries()) expect(loss).toBeCloseTo(expected[step]!, 5);
  });
});

test('networkGradients has the gradients of tfjs for max pooling, padding, relu, sigmoid and no bias', () => {
  const weights = {
    conv: kernel([3, 2, 2, 3], 1) satisfies Tensor4,
    hidden: kernel([36, 7], 2) satisfies Tensor2,
    bias: wave([7], 3) satisfies Tensor1,
    classes: kernel([7, 4], 4) satisfies Tensor2,
  };
  const model = sequential({
    layers: [
      layers.conv2d({
        filters: 3,
        kernelSize: [3, 2],
        padding: 'same',
        useBias: false,
        inputShape: [8, 6, 2],
      }),
      layers.activation({ activation: 'relu' }),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.flatten(),
      layers.dense({ units: 7, activation: 'sigmoid' }),
      layers.dense({ units: 4, useBias: false }),
    ],
  });
  model.setWeights([weights.conv, weights.hidden, weights.bias, weights.classes].map(toTfjs));
  const [x, labels] = [wave([5, 8, 6, 2]), [0, 3, 1, 1, 2]];
  const tfjs = tfjsGradients(model, x, labels, 0.2);
  const { loss, gradients } = networkGradients(
    [
      // 'same' for a kernel of 3 × 2: a row of zeros above and below, a column to the right.
      { kind: 'conv2d', kernel: weights.conv, window: { padding: { top: 1, bottom: 1, left: 0, right: 1 } } },
      { kind: 'activation', activation: 'relu' },
      { kind: 'max-pool', poolSize: [2, 2] },
      { kind: 'flatten' },
      { kind: 'dense', kernel: weights.hidden, bias: weights.bias },
      { kind: 'activation', activation: 'sigmoid' },
      { kind: 'dense', kernel: weights.classes },
    ],
    x,
    labels,
    0.2,
  );
  expect(loss).toBeCloseTo(tfjs.value.dataSync()[0]!, 5);
  const found = gradients.flatMap(({ dKernel, dBias }) =>
    [dKernel, dBias].filter((gradient) => gradient !== undefined),
  );
  expect(found).toHaveLength(4);
  for (const [index, { values }] of found.entries()) {
    expect(relativeError(tfjs.gradients[index]!.dataSync(), values), `weight ${index}`).toBeLessThan(1e-5);
  }
});
