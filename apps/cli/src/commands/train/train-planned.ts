import { type TrainEvent, type TrainOptions as TrainerOptions, train } from '@lenet5/trainer';
import type { Sequential } from '@tensorflow/tfjs-layers';
import { isExpectedError } from '../../errors/expected-error.js';
import { OtherBuildError } from './other-build-error.js';
import type { PlannedRun } from './plan-run.js';
import type { LoadedRun } from './train-call.js';
import { trainerOptions } from './trainer-options.js';

/** A run goes on with the engine and the kernels it began with, whatever `auto` would take here: so its bits stay. */
function buildOf({ config, builtBy }: PlannedRun): Pick<TrainerOptions, 'engine' | 'kernels'> {
  const { engine, kernels } = config;
  return {
    engine: engine === 'auto' ? (builtBy?.engine ?? engine) : engine,
    kernels: kernels === 'auto' ? (builtBy?.kernels ?? kernels) : kernels,
  };
}

/**
 * Trains a run as it was planned.
 *
 * @throws OtherBuildError where this runtime lacks the kernels of the run that is to go on; whatever `train` throws.
 */
export async function* trainPlanned(
  { plan, data, interruption: { signal } }: LoadedRun,
  model: Sequential,
): AsyncGenerator<TrainEvent, void, undefined> {
  const { config, checkpoint, builtBy, trialFolder } = plan;
  const { train: images, validation } = data;
  try {
    yield* train({
      ...trainerOptions(config),
      ...buildOf(plan),
      model,
      data: { train: images, ...(validation ? { validation } : {}) },
      signal,
      ...(checkpoint ? { resume: checkpoint } : {}),
    });
  } catch (error) {
    const isOwnBuild = builtBy && buildOf(plan).kernels === builtBy.kernels;
    if (isOwnBuild && isExpectedError(error) && error.code === 'COMPILER_KERNELS_UNAVAILABLE') {
      throw new OtherBuildError(trialFolder, builtBy, error);
    }
    throw error;
  }
}
