import type { NamedTensor } from '@lenet5/core';
import { UnsupportedLayerError } from '../errors/unsupported-layer-error.js';
import type { ExportLayer, ExportNormalization, OnnxOnlyLayer } from './export-layer.js';

/** The weights of a batch normalization in the order of the model, each with its name in PyTorch. */
export function normalizationEntries({
  gamma,
  beta,
  movingMean,
  movingVariance,
}: ExportNormalization): readonly (readonly [name: string, weight: NamedTensor])[] {
  return [
    ...(gamma ? [['weight', gamma] as const] : []),
    ...(beta ? [['bias', beta] as const] : []),
    ['running_mean', movingMean],
    ['running_var', movingVariance],
  ];
}

/**
 * Checks that no batch normalization has a flattened image as its input: the order of its channels differs where images are channels
 * first, and no kernel after it undoes that.
 * @throws UnsupportedLayerError
 */
export function checkNormalizations(layers: readonly (ExportLayer | OnnxOnlyLayer)[], format: string): void {
  let isFlattened = false;
  for (const layer of layers) {
    if (layer.type === 'Flatten') isFlattened ||= layer.inputShape.length > 1;
    else if (layer.type === 'Dense') isFlattened = false;
    else if (layer.type === 'BatchNormalization' && isFlattened)
      throw new UnsupportedLayerError(layer, format, 'a flattened image as its input');
  }
}
