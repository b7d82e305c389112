import type { TrainableModel } from '@lenet5/trainer';
import { modelClasses } from './model-format.js';

/** The penalty of "none of these" of a model that ends in Softmin, as the network of 1998 does; undefined for another model. */
export function rejectPenaltyOf({ layers }: Pick<TrainableModel, 'layers'>): number | undefined {
  const last = layers.at(-1);
  if (last?.getClassName() !== 'Softmin') return undefined;
  const { rejectPenalty }: { rejectPenalty?: unknown } = last.getConfig();
  return Number(rejectPenalty);
}

/** The number of classes that a network guesses among; undefined if it ends in Softmin, whose loss is not that of guessing. */
export function guessedClasses(model: TrainableModel): number | undefined {
  return rejectPenaltyOf(model) === undefined ? modelClasses(model) : undefined;
}
