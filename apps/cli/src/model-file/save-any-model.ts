import { savePlainModel } from '@lenet5/model/node';
import type { TrainableModel } from '@lenet5/trainer';

/**
 * Saves a model in the format of TensorFlow.js, which is loaded only for its own models.
 *
 * @throws what `saveModel` throws.
 */
export async function saveAnyModel(model: TrainableModel, folder: string): Promise<void> {
  if ('config' in model) return savePlainModel(model, folder);
  const { saveTfjsModel } = await import('./tfjs-models.js');
  return saveTfjsModel(model, folder);
}
