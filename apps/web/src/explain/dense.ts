import type { LayerWeights } from './weights.js';

/** A fully connected layer before its activation: out[u] = b[u] + Σ in[i] · w[i, u]; kernel `[inputs, units]`. */
export function dense(input: Float64Array, { kernel, bias }: LayerWeights): Float64Array {
  const units = bias.length;
  const output = Float64Array.from(bias);
  for (let i = 0; i < input.length; i++) {
    const value = input[i]!;
    for (let u = 0; u < units; u++) output[u]! += value * kernel[i * units + u]!;
  }
  return output;
}

/** What the loss's gradient by a layer's outputs makes of its inputs and its weights. */
export interface DenseGradients {
  readonly dInput: Float64Array;
  readonly dKernel: Float64Array;
  readonly dBias: Float64Array;
}

/** The backward pass of `dense`. */
export function denseBackward(
  input: Float64Array,
  { kernel }: LayerWeights,
  dOutput: Float64Array,
): DenseGradients {
  const units = dOutput.length;
  const dInput = new Float64Array(input.length);
  const dKernel = new Float64Array(kernel.length);
  for (let i = 0; i < input.length; i++) {
    for (let u = 0; u < units; u++) {
      dKernel[i * units + u] = input[i]! * dOutput[u]!;
      dInput[i]! += kernel[i * units + u]! * dOutput[u]!;
    }
  }
  return { dInput, dKernel, dBias: Float64Array.from(dOutput) };
}
