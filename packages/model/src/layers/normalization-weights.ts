import { UnsupportedLayerError } from '../errors/unsupported-layer-error.js';
import type { ExportLayer, OnnxOnlyLayer } from './export-layer.js';

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
