import type { NamedTensor } from '../tensor/named-tensor.js';

/** Normalization of the input of a network: a pixel x from 0 to 1 becomes (x − mean) / std. */
export interface InputNormalization {
  readonly mean: number;
  readonly std: number;
}

/** Mean and standard deviation of the pixels of MNIST's training images. */
export const MNIST_NORMALIZATION: InputNormalization = { mean: 0.1307, std: 0.3081 };

/**
 * Converts the weights of a network of normalized inputs to those of the same function of pixels from 0 to 1. With sums over
 * the inputs of each output:
 *
 *     kernel / std        bias − mean / std · Σ kernel
 *
 * The first layer must be a dense layer or a convolution without padding. Its kernel, whose last axis are the outputs, and
 * its bias come first; the other weights stay as they are. The result depends on the arguments only, bit for bit.
 */
export function foldNormalization(
  weights: readonly NamedTensor[],
  { mean, std }: InputNormalization,
): NamedTensor[] {
  return convertFirstLayer(weights, 1 / std, -mean / std);
}

/** The inverse of {@link foldNormalization}, except for rounding: kernel · std and bias + mean · Σ kernel. */
export function unfoldNormalization(
  weights: readonly NamedTensor[],
  { mean, std }: InputNormalization,
): NamedTensor[] {
  return convertFirstLayer(weights, std, mean);
}

/** Multiplies the kernel by `factor`, and adds `weight` · Σ kernel to the bias. */
function convertFirstLayer(
  [kernel, bias, ...others]: readonly NamedTensor[],
  factor: number,
  weight: number,
): NamedTensor[] {
  if (!kernel || !bias) throw new RangeError('the first layer has no kernel and bias');
  const outputs = bias.values.length;
  const sums = new Float64Array(outputs);
  for (const [at, value] of kernel.values.entries()) sums[at % outputs] = (sums[at % outputs] ?? 0) + value;
  return [
    { ...kernel, values: kernel.values.map((value) => value * factor) },
    { ...bias, values: bias.values.map((value, output) => value + weight * (sums[output] ?? 0)) },
    ...others,
  ];
}
