import type { TrainOptions as TrainerOptions } from '@lenet5/trainer';
import { toTrainOptions } from '@lenet5/trainer/recipe';
import { durationSeconds, isDuration } from '../../../flags/duration.js';
import { type CheckpointEvery, givenValues, type TrainConfig } from './train-config.js';

/** The options of the trainer that a config determines: all but the model, the data, the signal and the checkpoint. */
export type TrainerRecipe = Omit<Partial<TrainerOptions>, 'model' | 'data' | 'signal' | 'resume'>;

/**
 * Converts a config to options of the trainer.
 *
 * @param targets the soft targets of the teachers, if the config has teachers.
 */
export function trainerOptions(config: TrainConfig, targets?: Float32Array): TrainerRecipe {
  const { model, from, data, validation, ...values } = givenValues(config);
  const { maxTime, checkpointEvery } = config;
  return toTrainOptions({
    ...values,
    teacher: targets,
    checkpointEvery: intervalOf(checkpointEvery),
    maxTime: maxTime === null ? undefined : durationSeconds(maxTime),
  });
}

/** A time or a number of steps adds to the end of each epoch, where the best checkpoint is kept. */
function intervalOf(every: CheckpointEvery): TrainerRecipe['checkpointEvery'] {
  if (typeof every === 'number') return every;
  if (isDuration(every)) return { epochs: 1, seconds: durationSeconds(every) };
  return { epochs: 1, steps: Number.parseInt(every, 10) };
}
