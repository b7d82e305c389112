import type { PlainModel } from '@lenet5/compiler';
import type { Sequential } from '@tensorflow/tfjs-layers';

/** A model without tfjs, such as `plainLenet5()` of `@lenet5/model/plain`. Only the compiled engine trains it. */
export interface PlainTrainableModel extends PlainModel {
  /** One output, of shape `[null, classes]`: the batch comes first. */
  readonly outputs: readonly { readonly shape: readonly (number | null)[] }[];
  readonly trainableWeights: PlainModel['weights'];
}

/** A model that `train()` accepts. */
export type TrainableModel = Sequential | PlainTrainableModel;

/** Whether the weights of a model are plain values, which tfjs cannot train. */
export function isPlain(model: TrainableModel): model is PlainTrainableModel {
  return 'writeValues' in model;
}
