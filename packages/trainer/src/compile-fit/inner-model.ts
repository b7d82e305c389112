import type { LayersModel } from '@tensorflow/tfjs-layers';

/** The model whose methods a Sequential calls: tfjs keeps it in the field `model`. A functional model is its own. */
export function innerModel(model: LayersModel): LayersModel {
  const { model: inner }: { readonly model?: LayersModel } = Object(model);
  return inner ?? model;
}
