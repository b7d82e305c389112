import * as tf from '@tensorflow/tfjs-core';
import { initializers, type LayersModel, layers, type Sequential, sequential } from '@tensorflow/tfjs-layers';
import { expect } from 'vitest';
import { trainDigits } from './digits.js';

/** Digits as `fit` of tfjs takes them. */
export interface FitSamples {
  readonly count: number;
  /** From 0 to 1, shape `[count, 28, 28, 1]`. */
  readonly pixels: Float32Array;
  readonly labels: Uint8Array;
  /** The pixels of the samples in a range. */
  readonly inputs: (from?: number, to?: number) => tf.Tensor;
  /** The labels of the samples in a range as one-hot rows. */
  readonly oneHot: (from?: number, to?: number) => tf.Tensor;
}

/** This many digits, balanced over the classes. */
export async function fitSamples(count: number): Promise<FitSamples> {
  const digits = await trainDigits(count);
  const pixels = Float32Array.from(digits.images, (pixel) => pixel / 255);
  const labels = Uint8Array.from(digits.labels);
  return {
    count,
    pixels,
    labels,
    inputs: (from = 0, to = count) => tf.tensor4d(pixels.slice(from * 784, to * 784), [to - from, 28, 28, 1]),
    oneHot: (from = 0, to = count) =>
      tf.cast(tf.oneHot(tf.tensor1d([...labels.slice(from, to)], 'int32'), 10), 'float32'),
  };
}

/** The last layer of a model. */
export interface FitHead {
  readonly units: number;
  readonly activation: 'softmax' | 'sigmoid' | 'linear';
}

/**
 * A small convolutional network with the same weights in each call. With ReLU, the first steps would differ between engines: rounding
 * decides whether the sum over a patch of zeros is positive.
 */
export function fitConvnet(head: FitHead = { units: 10, activation: 'softmax' }): Sequential {
  const kernelInitializer = initializers.glorotUniform({ seed: 3 });
  return sequential({
    layers: [
      layers.conv2d({
        ...{ inputShape: [28, 28, 1], filters: 4, kernelSize: 5, activation: 'tanh', kernelInitializer },
      }),
      layers.maxPooling2d({ poolSize: 4, strides: 4 }),
      layers.flatten(),
      layers.dense({ ...head, kernelInitializer }),
    ],
  });
}

/** The network with a loss for the classes of digits. */
export function fitClassifier(
  optimizer: tf.Optimizer = tf.train.adam(),
  loss = 'categoricalCrossentropy',
): Sequential {
  const model = fitConvnet();
  model.compile({ optimizer, loss, metrics: ['accuracy'] });
  return model;
}

/** The values of all layers' weights. */
export function weightValues(model: LayersModel): number[] {
  return model.layers.flatMap((layer) => layer.getWeights()).flatMap((weight) => [...weight.dataSync()]);
}

/** Checks that no value differs by more than the tolerance. */
export function expectClose(found: readonly number[], expected: readonly number[], tolerance = 5e-5): void {
  expect(found.length).toBe(expected.length);
  const difference = Math.max(...found.map((value, at) => Math.abs(value - expected[at]!)));
  expect(difference).toBeLessThan(tolerance);
}

/** Checks that two histories have the same names and close values. */
export function expectSameHistory(
  found: Readonly<Record<string, readonly (number | tf.Tensor)[]>>,
  expected: Readonly<Record<string, readonly (number | tf.Tensor)[]>>,
  tolerance?: number,
): void {
  expect(Object.keys(found)).toEqual(Object.keys(expected));
  for (const [name, values] of Object.entries(expected))
    expectClose(found[name] as number[], values as number[], tolerance);
}
