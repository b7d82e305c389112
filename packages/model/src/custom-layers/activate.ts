import type { Activation } from '@lenet5/core';
import {
  add,
  div,
  elu,
  erf,
  mul,
  relu,
  sigmoid,
  softmax,
  softplus,
  type Tensor,
  tanh,
} from '@tensorflow/tfjs-core';
import { scaledTanh } from './scaled-tanh.js';

const FUNCTIONS: Readonly<Record<Activation, (x: Tensor) => Tensor>> = {
  linear: (x) => x,
  relu,
  tanh,
  scaledTanh,
  sigmoid,
  elu,
  gelu: (x) => mul(x, mul(0.5, add(1, erf(div(x, Math.SQRT2))))),
  softplus,
  softmax: (x) => softmax(x),
};

/** Applies an activation function. */
export function activate(activation: Activation, x: Tensor): Tensor {
  return FUNCTIONS[activation](x);
}
