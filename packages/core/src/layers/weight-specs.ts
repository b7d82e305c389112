import type { WeightSpec } from './layer.js';

/** Names a weight of a layer, given its role, such as `kernel`, and its index among the weights of the layer. */
export type WeightNames = (role: string, index: number) => string;

/** The kernel of a layer, and its bias if it has one. */
export function weightSpecs(
  names: WeightNames,
  shape: readonly number[],
  useBias: boolean,
): { readonly kernel: WeightSpec; readonly bias?: WeightSpec } {
  const kernel = { name: names('kernel', 0), shape };
  return useBias ? { kernel, ...biasSpec(names, shape.at(-1) ?? 0) } : { kernel };
}

/** The bias of a layer. */
export function biasSpec(names: WeightNames, outputs: number, index = 1): { readonly bias: WeightSpec } {
  return { bias: { name: names('bias', index), shape: [outputs] } };
}
