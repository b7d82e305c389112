import type { PlainModel } from '@lenet5/core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

/** A model that `train()` accepts. Only the compiled engine trains a plain model, such as `plainLenet5()`. */
export type TrainableModel = LayersModel | PlainModel;

/** Whether the weights of a model are plain values, which tfjs cannot train. */
export function isPlain(model: TrainableModel): model is PlainModel {
  return 'writeValues' in model;
}
