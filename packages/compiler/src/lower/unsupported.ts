import type { LayerId } from '@lenet5/core';
import { UnsupportedModelError } from '../errors/unsupported-model-error.js';

/** Creates the error for a layer, or for the model as a whole, that the compiler does not support. */
export function unsupported(found: string, layer?: LayerId): UnsupportedModelError {
  return new UnsupportedModelError(found, layer && `${layer.name} (${layer.type})`);
}
