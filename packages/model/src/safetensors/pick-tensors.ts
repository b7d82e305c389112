import type { NamedTensor, WeightSpec } from '@lenet5/core';

/** For each wanted weight, the tensor with the same key; undefined if one is missing. */
export function pickTensors(
  wanted: readonly WeightSpec[],
  tensors: readonly NamedTensor[],
  key: (weight: WeightSpec) => string,
): NamedTensor[] | undefined {
  const byKey = new Map(tensors.map((tensor) => [key(tensor), tensor]));
  const found = wanted.flatMap((weight) => byKey.get(key(weight)) ?? []);
  return found.length === wanted.length ? found : undefined;
}

/** `5, 5, 1, 6` */
export function shapeOf({ shape }: WeightSpec): string {
  return shape.join(', ');
}
