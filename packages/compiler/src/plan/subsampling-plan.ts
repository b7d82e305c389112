import type { SubsamplingLayer } from '../lower/network.js';
import { type Arena, roundUp } from './arena.js';
import type { Buffer } from './buffer.js';

/** The gradients of the coefficients and the biases of a subsampling, one copy per lane group. */
export interface SubsamplingPlan {
  readonly kernelParts: Buffer;
  readonly biasParts: Buffer;
}

/** Allocates the buffers of a subsampling. */
export function planSubsampling(arena: Arena, { kernel, bias, output }: SubsamplingLayer): SubsamplingPlan {
  const add = (name: string): Buffer =>
    arena.add(`gradients ${name}`, `f32 [${output[2]}]`, roundUp(output[2], 4) * 4, 'group');
  return { kernelParts: add(kernel.name), biasParts: add(bias.name) };
}
