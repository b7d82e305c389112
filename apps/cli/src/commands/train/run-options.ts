import type { TrainOptions as TrainerOptions } from '@lenet5/trainer';
import type { Sequential } from '@tensorflow/tfjs-layers';
import type { Interruption } from '../../interrupt.js';
import type { RunData } from './load-data.js';
import type { PlannedRun } from './plan-run.js';
import { trainerOptions } from './trainer-options.js';

/** All that the trainer is told of a run. */
export function runOptions(
  { config, checkpoint }: PlannedRun,
  model: Sequential,
  { train: images, validation }: RunData,
  { signal }: Interruption,
): TrainerOptions {
  return {
    ...trainerOptions(config),
    model,
    data: { train: images, ...(validation ? { validation } : {}) },
    signal,
    ...(checkpoint ? { resume: checkpoint } : {}),
  };
}
