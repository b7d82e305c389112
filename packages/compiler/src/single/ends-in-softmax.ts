import { readLayerStack, type SequentialModel } from '@lenet5/core';
import { isSoftmax } from '../lower/lower-layer.js';
import { unsupported } from '../lower/unsupported.js';

/** Whether the output of a model are class probabilities. @throws UnsupportedModelError if a layer is not supported */
export function endsInSoftmax(model: SequentialModel): boolean {
  const last = readLayerStack(model, unsupported).layers.at(-1);
  return last !== undefined && isSoftmax(last);
}
