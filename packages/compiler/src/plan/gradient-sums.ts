import { type ResolvedGradient, resolveGradient, type WeightSpec } from '@lenet5/core';
import type { Network } from '../lower/network.js';
import type { Arena } from './memory/arena.js';
import { type Address, at, type Buffer } from './memory/buffer.js';
import type { WeightMatrix } from './memory/weight-matrix.js';

/**
 * The sums over the slices of all trained weights, from which a step computes the norm of the gradient and the penalty of the
 * weights, and the factor that limits the norm.
 */
export interface GradientSums {
  readonly squares: Buffer;
  readonly penalties: Buffer;
  readonly factor: Buffer;
  /** Slices of all trained weights, and of those with a penalty. */
  readonly squareCount: number;
  readonly penaltyCount: number;
  /** Index of the first slice of each weight among `squares`, and among `penalties` if it has a penalty. */
  readonly places: ReadonlyMap<WeightSpec, { readonly square: number; readonly penalty: number | undefined }>;
}

/** Allocates the sums; undefined if a step needs none of them. */
export function planGradientSums(
  arena: Arena,
  network: Network,
  weightOf: (weight: WeightSpec) => WeightMatrix,
  { clipNorm, l1, l2 }: ResolvedGradient = resolveGradient(),
): GradientSums | undefined {
  const isPenalized = l1 > 0 || l2 > 0;
  if (clipNorm === Infinity && !isPenalized) return undefined;
  const places = new Map<WeightSpec, { square: number; penalty: number | undefined }>();
  let [squareCount, penaltyCount] = [0, 0];
  for (const weight of trainedWeights(network)) {
    const { slices, isKernel } = weightOf(weight);
    const hasPenalty = isPenalized && isKernel;
    places.set(weight, { square: squareCount, penalty: hasPenalty ? penaltyCount : undefined });
    squareCount += slices;
    if (hasPenalty) penaltyCount += slices;
  }
  if (clipNorm === Infinity) squareCount = 0;
  const sums = (name: string, count: number): Buffer => arena.add(name, `f32 [${count}]`, count * 4);
  return {
    squares: sums('gradient squares', squareCount),
    penalties: sums('penalties', penaltyCount),
    factor: arena.add('gradient factor', 'f32 [1]', 4),
    squareCount,
    penaltyCount,
    places,
  };
}

/** The place of the sum of the first slice of a weight. */
export function sumsAt(buffer: Buffer, slice: number): Address {
  return at(buffer, slice * 4);
}

/** The weights that training changes. */
export function trainedWeights({ layers, frozen }: Network): WeightSpec[] {
  return layers.flatMap((layer) => {
    if (frozen.has(layer.name)) return [];
    if (layer.kind === 'batch-normalization')
      return [layer.gamma, layer.beta].filter((weight) => weight !== undefined);
    if (!('kernel' in layer)) return [];
    return layer.bias ? [layer.kernel, layer.bias] : [layer.kernel];
  });
}
