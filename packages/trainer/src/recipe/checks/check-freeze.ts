import { findFrozenProblem, type OptionProblem } from '@lenet5/core';
import { isRecord } from '../../is-record.js';

/** Checks the names of the layers whose weights do not change, and that other layers have weights. */
export function checkFreeze(model: unknown, freeze: unknown): OptionProblem[] {
  if (!Array.isArray(freeze) || !isRecord(model) || !Array.isArray(model.layers)) return [];
  const layers: readonly unknown[] = model.layers;
  const names = layers
    .filter(isRecord)
    .flatMap(({ name, weights }) => (Array.isArray(weights) && weights.length > 0 ? [String(name)] : []));
  return [findFrozenProblem(names, freeze.map(String)) ?? []].flat();
}
