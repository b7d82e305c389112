import { describedVariant, isJsonObject, LENET5, type Lenet5Variant } from '@lenet5/core';
import { OtherLayersError } from './model-file-errors.js';

/**
 * Checks that a file describes the LeNet-5 that the page computes.
 *
 * @returns whether the file describes its layers; if not, those of the page are assumed
 * @throws OtherLayersError if it describes another variant
 */
export function checkVariant(described: Partial<Lenet5Variant>): boolean {
  const others = (['activation', 'pooling', 'padding'] as const)
    .filter((part) => described[part] !== undefined && described[part] !== LENET5[part])
    .map((part) => `${part} ${described[part]}`);
  if (others.length > 0) throw new OtherLayersError(others.join(', '));
  return described.activation !== undefined && described.pooling !== undefined;
}

/** The variant in a `model.json`; nothing if it is not valid, which reading its weights reports. */
export function tfjsVariant(json: string): Partial<Lenet5Variant> {
  let model: unknown;
  try {
    model = JSON.parse(json);
  } catch {
    return {};
  }
  const topology = isJsonObject(model) ? model.modelTopology : undefined;
  const architecture = isJsonObject(topology) ? (topology.model_config ?? topology) : {};
  return describedVariant({ architecture: JSON.stringify(architecture) });
}
