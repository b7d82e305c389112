import type { PlainModel } from '@lenet5/compiler';
import type { Sequential } from '@tensorflow/tfjs-layers';

/** A model that needs no tfjs, such as `plainLenet5()` of `@lenet5/model/plain`: the compiled engine alone trains it. */
export interface PlainTrainableModel extends PlainModel {
  /** One, its shape with the batch first: `[null, classes]`. */
  readonly outputs: readonly { readonly shape: readonly (number | null)[] }[];
  readonly trainableWeights: PlainModel['weights'];
}

/** What `train()` takes. */
export type TrainableModel = Sequential | PlainTrainableModel;

/** Whether a model's weights are plain values, which tfjs cannot train. */
export function isPlain(model: TrainableModel): model is PlainTrainableModel {
  return 'writeValues' in model;
}
