import { argmax } from '@lenet5/metrics';
import type { AnyImageSet } from '@lenet5/mnist';
import type { TrainableModel } from '@lenet5/trainer';
import { takeImage } from '../../../data-set/take-image.js';
import { predictPixels } from '../../../model-file/predict-all.js';
import type { Prediction } from './prediction.js';

/** Predicts the first image of a set. */
export async function predictFirst(model: TrainableModel, set: AnyImageSet): Promise<Prediction> {
  const first = await takeImage(set, 0);
  const { probabilities, amongDigits, scores } = await predictPixels(model, first.pixels);
  const { classNames } = set;
  const [noneOfThese] = scores?.noneOfThese ?? [];
  return {
    ...first,
    probabilities,
    predicted: argmax(amongDigits),
    ...(noneOfThese !== undefined && { noneOfThese }),
    ...(classNames && { classNames }),
  };
}
