import type { Gradients } from './backward.js';
import { TRAINED_LAYERS, type Weights } from './weights.js';

/** The weights after one step of gradient descent: w − η · ∂loss/∂w. */
export function gradientStep(weights: Weights, gradients: Gradients, learningRate: number): Weights {
  const moved = (values: Float32Array, by: Float64Array): Float32Array =>
    values.map((value, at) => value - learningRate * by[at]!);
  const entries = TRAINED_LAYERS.map((layer) => {
    const { kernel, bias } = weights[layer];
    const { dKernel, dBias } = gradients.weights[layer];
    return [layer, { kernel: moved(kernel, dKernel), bias: moved(bias, dBias) }];
  });
  return Object.fromEntries(entries) as Weights;
}
