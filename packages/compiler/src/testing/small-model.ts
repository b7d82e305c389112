import type { LabeledImages } from '@lenet5/core';
import { tensor } from '@tensorflow/tfjs-core';
import { layers, type Sequential, sequential } from '@tensorflow/tfjs-layers';
import { Random } from './random.js';

/** A small CNN for 10×10 images and 4 classes that trains fast, with random weights from `seed`. */
export function smallModel(seed = 1, dropout = 0): Sequential {
  const model = sequential({
    layers: [
      layers.conv2d({
        name: 'conv1',
        inputShape: [10, 10, 1],
        filters: 5,
        kernelSize: 3,
        padding: 'same',
        activation: 'tanh',
      }),
      layers.averagePooling2d({ poolSize: 2 }),
      layers.conv2d({ name: 'conv2', filters: 7, kernelSize: 2, activation: 'relu' }),
      layers.maxPooling2d({ poolSize: 2 }),
      ...(dropout > 0 ? [layers.dropout({ rate: dropout })] : []),
      layers.flatten(),
      layers.dense({ name: 'hidden', units: 9, activation: 'sigmoid' }),
      layers.dense({ name: 'classes', units: 4, activation: 'softmax' }),
    ],
  });
  setRandomWeights(model, seed);
  return model;
}

/** Sets random weights that are the same in every run and every engine. */
export function setRandomWeights(model: Sequential, seed: number): void {
  const random = new Random(seed);
  for (const weight of model.weights) {
    const shape = weight.shape.map(Number);
    const count = shape.reduce((product, size) => product * size, 1);
    const fanIn = count / (shape.at(-1) ?? 1);
    const values = random.values(count, shape.length > 1 ? 1 / Math.sqrt(fanIn) : 0.1);
    // Factors of a batch normalization are around 1.
    const isFactor = /gamma|moving_variance/.test(weight.originalName);
    weight.write(tensor(isFactor ? values.map((value) => 1 + 5 * value) : values, shape));
  }
}

/**
 * Images whose class can be learned: noise, with a bright square whose place depends on the class. They are computed in
 * integer arithmetic, so they are the same everywhere.
 */
export function cornerImages(count: number, side: number, classes: number, seed = 5): LabeledImages {
  const random = new Random(seed);
  const labels = random.bytes(count, classes - 1);
  const images = random.bytes(count * side * side, 120);
  const half = side >> 1;
  for (const [index, label] of labels.entries()) {
    const top = (label & 1) * half + ((label >> 2) & 1);
    const left = ((label >> 1) & 1) * half + (label >> 3);
    for (let pixel = 0; pixel < 16; pixel++) {
      const at = (top + (pixel >> 2)) * side + left + (pixel & 3);
      images[index * side * side + at]! += 100;
    }
  }
  return { images, labels };
}

/** A constant learning rate for a number of steps. */
export function constantRate(steps: number, rate = 1e-3): Float32Array {
  return new Float32Array(steps).fill(rate);
}
