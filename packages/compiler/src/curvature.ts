import type { ResolvedOptimizer } from '@lenet5/core';
import type { Buffer } from './plan/memory/buffer.js';
import type { WeightMatrix } from './plan/memory/weight-matrix.js';
import type { Plan } from './plan/plan.js';

/** Sets the second derivatives of all weights to 0. */
export function clearCurvature(memory: WebAssembly.Memory, { weights }: Plan): void {
  for (const weight of weights) for (const h of weight.moments) floatsOf(memory, h).fill(0);
}

/** Divides the second derivatives, which are sums over images, by the number of images. */
export function averageCurvature(memory: WebAssembly.Memory, { weights }: Plan, images: number): void {
  for (const weight of weights) {
    for (const h of weight.moments) {
      const values = floatsOf(memory, h);
      for (const [at, sum] of values.entries()) values[at] = sum / images;
    }
  }
}

/**
 * Computes the step sizes of SDLM from the second derivatives h: 1 / (μ + h), and 0 where a convolution has no connection. The
 * arithmetic is IEEE, so every engine gets the same bits.
 */
export function writeStepSizes(memory: WebAssembly.Memory, { weights, options }: Plan): void {
  const { optimizer } = options;
  if (optimizer.name !== 'sdlm') return;
  for (const weight of weights) writeWeight(memory, weight, optimizer);
}

function writeWeight(
  memory: WebAssembly.Memory,
  weight: WeightMatrix,
  { mu }: Extract<ResolvedOptimizer, { readonly name: 'sdlm' }>,
): void {
  const { moments, stepSizes, connections } = weight;
  const [h] = moments;
  if (!h || !stepSizes) throw new RangeError(`${weight.weight.name} has no step sizes`);
  const seconds = floatsOf(memory, h);
  const sizes = floatsOf(memory, stepSizes);
  const sizeAt = (at: number): number => 1 / (mu + (seconds[at] ?? 0));
  if (!connections) {
    for (const at of sizes.keys()) sizes[at] = sizeAt(at);
    return;
  }
  const { rows, channels, row } = weight;
  const taps = rows / channels;
  for (const { channel, filter } of connections) {
    for (let tap = 0; tap < taps; tap++) {
      const at = ((channel * taps + tap) * row) / 4 + filter;
      sizes[at] = sizeAt(at);
    }
  }
}

function floatsOf(memory: WebAssembly.Memory, { offset, bytes }: Buffer): Float32Array {
  return new Float32Array(memory.buffer, offset, bytes / 4);
}
