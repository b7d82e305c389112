import type { NamedTensor } from '../tensor/named-tensor.js';

/** Normalization of the input of a network: a pixel x from 0 to 1 becomes (x − mean) / std. */
export interface InputNormalization {
  readonly mean: number;
  readonly std: number;
}

/** As {@link InputNormalization}, with one value, or one per channel of the images. */
export interface ChannelNormalization {
  readonly mean: readonly number[];
  readonly std: readonly number[];
}

/** Mean and standard deviation of the pixels of MNIST's training images. */
export const MNIST_NORMALIZATION: InputNormalization = { mean: 0.1307, std: 0.3081 };

/**
 * Converts the weights of a network of normalized inputs to those of the same function of pixels from 0 to 1. With sums over
 * the inputs of each output:
 *
 *     kernel / std        bias − mean / std · Σ kernel
 *
 * The first layer must be a dense layer or a convolution without padding. Its kernel, whose last axis are the outputs and whose inputs
 * are in the order of the channels, and its bias come first; the other weights stay as they are. The result depends on the arguments
 * only, bit for bit.
 *
 * @example
 * ```ts
 * import { foldNormalization } from '@lenet5/core';
 *
 * const kernel = { name: 'kernel', shape: [1, 1], values: Float32Array.of(3) };
 * const bias = { name: 'bias', shape: [1], values: Float32Array.of(1) };
 * const folded = foldNormalization([kernel, bias], { mean: 0.25, std: 0.5 }); // 3 · (x − 0.25) / 0.5 + 1
 * console.log(folded.map(({ values }) => values[0])); // [ 6, -0.5 ]
 * ```
 */
export function foldNormalization(
  weights: readonly NamedTensor[],
  { mean, std }: InputNormalization | ChannelNormalization,
): NamedTensor[] {
  const [means, stds] = [[mean].flat(), [std].flat()];
  const count = Math.max(means.length, stds.length);
  const channels = Array.from({ length: count }, (_, channel) => {
    const [own = 0, spread = 1] = [means[channel % means.length], stds[channel % stds.length]];
    return { factor: 1 / spread, weight: -own / spread };
  });
  return convertFirstLayer(weights, channels);
}

/**
 * The inverse of {@link foldNormalization}, except for rounding: kernel · std and bias + mean · Σ kernel.
 *
 * @example
 * ```ts
 * import { unfoldNormalization } from '@lenet5/core';
 *
 * const kernel = { name: 'kernel', shape: [1, 1], values: Float32Array.of(6) };
 * const bias = { name: 'bias', shape: [1], values: Float32Array.of(-0.5) };
 * const weights = unfoldNormalization([kernel, bias], { mean: 0.25, std: 0.5 });
 * console.log(weights.map(({ values }) => values[0])); // [ 3, 1 ]
 * ```
 */
export function unfoldNormalization(
  weights: readonly NamedTensor[],
  { mean, std }: InputNormalization,
): NamedTensor[] {
  return convertFirstLayer(weights, [{ factor: std, weight: mean }]);
}

/** Multiplies the kernel by the factor of each channel, and adds its weight · Σ kernel to the bias. */
function convertFirstLayer(
  [kernel, bias, ...others]: readonly NamedTensor[],
  channels: readonly { readonly factor: number; readonly weight: number }[],
): NamedTensor[] {
  if (!kernel || !bias) throw new RangeError('the first layer has no kernel and bias');
  const outputs = bias.values.length;
  const channelOf = (at: number): number => Math.floor(at / outputs) % channels.length;
  const sums = channels.map(() => new Float64Array(outputs));
  for (const [at, value] of kernel.values.entries()) {
    const own = sums[channelOf(at)];
    if (own) own[at % outputs] = (own[at % outputs] ?? 0) + value;
  }
  const shiftOf = (output: number): number =>
    channels
      .map(({ weight }, channel) => weight * (sums[channel]?.[output] ?? 0))
      .reduce((total, one) => total + one);
  return [
    { ...kernel, values: kernel.values.map((value, at) => value * (channels[channelOf(at)]?.factor ?? 1)) },
    { ...bias, values: bias.values.map((value, output) => value + shiftOf(output)) },
    ...others,
  ];
}
