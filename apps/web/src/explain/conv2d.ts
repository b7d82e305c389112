import { emptyMap, type FeatureMap } from './feature-map.js';
import type { LayerWeights } from './weights.js';

/** Side of every kernel of LeNet-5. */
export const KERNEL = 5;

/** Calls `visit` for every tap of a valid convolution, with the places of its input, its output and its weights. */
function eachTap(
  input: FeatureMap,
  outputWidth: number,
  outputHeight: number,
  visit: (input: number, output: number, weight: number) => void,
): void {
  for (let y = 0; y < outputHeight; y++) {
    for (let x = 0; x < outputWidth; x++) {
      for (let tap = 0; tap < KERNEL * KERNEL; tap++) {
        const row = y + Math.floor(tap / KERNEL);
        const column = x + (tap % KERNEL);
        visit(row * input.width + column, y * outputWidth + x, tap);
      }
    }
  }
}

/**
 * The valid convolution of stride 1, before its activation: out[y, x, f] = b[f] + Σ in[y+i, x+j, c] · w[i, j, c, f].
 *
 * @param weights Kernel of shape `[5, 5, input channels, filters]`.
 */
export function conv2d(input: FeatureMap, { kernel, bias }: LayerWeights): FeatureMap {
  const filters = bias.length;
  const { channels } = input;
  const output = emptyMap(input.height - KERNEL + 1, input.width - KERNEL + 1, filters);
  for (let i = 0; i < output.values.length; i++) output.values[i] = bias[i % filters]!;
  eachTap(input, output.width, output.height, (from, to, tap) => {
    for (let c = 0; c < channels; c++) {
      const value = input.values[from * channels + c]!;
      const weight = (tap * channels + c) * filters;
      for (let f = 0; f < filters; f++) output.values[to * filters + f]! += value * kernel[weight + f]!;
    }
  });
  return output;
}

/** What the loss's gradient by a layer's outputs makes of its inputs and its weights. */
export interface ConvGradients {
  readonly dInput: FeatureMap;
  readonly dKernel: Float64Array;
  readonly dBias: Float64Array;
}

/** The backward pass of `conv2d`: every tap that carried a value forward carries a gradient back. */
export function conv2dBackward(
  input: FeatureMap,
  { kernel }: LayerWeights,
  dOutput: FeatureMap,
): ConvGradients {
  const { channels } = input;
  const filters = dOutput.channels;
  const dInput = emptyMap(input.height, input.width, channels);
  const dKernel = new Float64Array(kernel.length);
  const dBias = new Float64Array(filters);
  dOutput.values.forEach((value, i) => {
    dBias[i % filters]! += value;
  });
  eachTap(input, dOutput.width, dOutput.height, (from, to, tap) => {
    for (let c = 0; c < channels; c++) {
      const value = input.values[from * channels + c]!;
      const weight = (tap * channels + c) * filters;
      let sum = 0;
      for (let f = 0; f < filters; f++) {
        const gradient = dOutput.values[to * filters + f]!;
        dKernel[weight + f]! += value * gradient;
        sum += kernel[weight + f]! * gradient;
      }
      dInput.values[from * channels + c]! += sum;
    }
  });
  return { dInput, dKernel, dBias };
}
