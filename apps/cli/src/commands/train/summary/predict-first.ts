import { argmax } from '@lenet5/metrics';
import { type ImageSet, PIXELS } from '@lenet5/mnist';
import type { TrainableModel } from '@lenet5/trainer';
import { predictAll } from '../../../model-file/predict-all.js';
import type { Prediction } from './prediction.js';

/** Predicts the first image of a set. */
export async function predictFirst(model: TrainableModel, set: ImageSet): Promise<Prediction> {
  const pixels = set.images.subarray(0, PIXELS);
  const { probabilities, amongDigits } = await predictAll(model, pixels);
  return { pixels, label: set.labels[0] ?? 0, probabilities, predicted: argmax(amongDigits) };
}
