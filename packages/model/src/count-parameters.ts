import type { LayersModel } from '@tensorflow/tfjs-layers';

/** Number of parameters of a model, trainable or not. */
export function countParameters(model: LayersModel): number {
  return model.countParams();
}
