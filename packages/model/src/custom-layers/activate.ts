import type { Activation } from '@lenet5/core';
import { relu, sigmoid, softmax, type Tensor, tanh } from '@tensorflow/tfjs-core';
import { scaledTanh } from './scaled-tanh.js';

const FUNCTIONS: Readonly<Record<Activation, (x: Tensor) => Tensor>> = {
  linear: (x) => x,
  relu,
  tanh,
  scaledTanh,
  sigmoid,
  softmax: (x) => softmax(x),
};

/** Applies an activation function. */
export function activate(activation: Activation, x: Tensor): Tensor {
  return FUNCTIONS[activation](x);
}
