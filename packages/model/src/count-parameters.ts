import type { LayersModel } from '@tensorflow/tfjs-layers';

/** How many numbers a model has learned or holds fixed: the sizes of all its weights, added up. */
export function countParameters(model: LayersModel): number {
  return model.countParams();
}
