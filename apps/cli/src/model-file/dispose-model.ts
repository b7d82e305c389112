import type { TrainableModel } from '@lenet5/trainer';

/** Frees the tensors of a model. A plain model has none. */
export function disposeModel(model: TrainableModel): void {
  if ('dispose' in model) model.dispose();
}
