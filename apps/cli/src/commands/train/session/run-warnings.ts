import { formatQuantity } from '@lenet5/core';
import {
  type ImageSetWarning,
  imageSetWarnings,
  imageSetWarningText,
} from '../../../data-set/image-set-warnings.js';
import type { TrainConfig } from '../config/train-config.js';
import type { RunData } from './run-data.js';

/** Something about the data of a run that the user may not expect. */
export type RunWarning =
  | ImageSetWarning
  /** A batch is larger than the training set, so each epoch has one step. */
  | { readonly kind: 'batch-exceeds-images'; readonly batchSize: number; readonly trainSize: number };

/** Checks the batch size and the images of a run. */
export async function runWarnings(
  { train, validation }: Pick<RunData, 'train' | 'validation'>,
  { batchSize, validation: use }: Pick<TrainConfig, 'batchSize' | 'validation'>,
): Promise<RunWarning[]> {
  const trainSize = train.count;
  return [
    ...(batchSize > trainSize ? [{ kind: 'batch-exceeds-images', batchSize, trainSize } as const] : []),
    ...(await imageSetWarnings(train, 'train')),
    ...(validation ? await imageSetWarnings(validation, use === 'test' ? 'test' : 'validation') : []),
  ];
}

/** Describes a warning in one line. */
export function runWarningText(warning: RunWarning): string {
  if (warning.kind !== 'batch-exceeds-images') return imageSetWarningText(warning);
  const { batchSize, trainSize } = warning;
  return `--batch-size ${batchSize} is greater than the number of training images: each step takes ${formatQuantity(trainSize, 'image')}`;
}
