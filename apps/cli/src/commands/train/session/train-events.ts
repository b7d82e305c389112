import { KernelsUnavailableError } from '@lenet5/compiler';
import { plainLenet5 } from '@lenet5/core';
import {
  type TrainableModel,
  type TrainEvent,
  type TrainOptions as TrainerOptions,
  train,
} from '@lenet5/trainer';
import { OtherKernelsError } from '../../../run-folder/run-folder-errors.js';
import type { RunRequest } from '../config/run-request.js';
import { trainerOptions } from '../config/trainer-options.js';
import type { RunSession } from './run-session.js';

/** `auto` resolves to the engine and the kernels that a resumed run started with, so that its bits do not change. */
function buildOf({ config, builtBy }: RunRequest): Pick<TrainerOptions, 'engine' | 'kernels'> {
  const engine = config.engine === 'auto' ? (builtBy?.engine ?? config.engine) : config.engine;
  // The tfjs engine has no choice of kernels.
  if (engine === 'tfjs') return { engine, kernels: 'auto' };
  const { kernels } = config;
  return { engine, kernels: kernels === 'auto' ? (builtBy?.kernels ?? kernels) : kernels };
}

/**
 * Creates LeNet-5 with its initial weights. Loads TensorFlow.js only if its engine trains the model: the compiled engine
 * supports LeNet-5, so `auto` never resolves to the other one.
 */
export async function createModel(request: RunRequest): Promise<TrainableModel> {
  const { seed, initialization } = request.config;
  if (buildOf(request).engine !== 'tfjs') return plainLenet5({ seed, initialization });
  const { createTfjsLenet5 } = await import('../../../model-file/tfjs-models.js');
  return createTfjsLenet5({ seed, initialization });
}

/**
 * Trains `model` as requested and yields the events of the trainer.
 *
 * @throws OtherKernelsError if this runtime lacks the kernels that the resumed run started with; and what `train` throws.
 */
export async function* trainEvents(
  session: RunSession,
  model: TrainableModel,
): AsyncGenerator<TrainEvent, void, undefined> {
  const { config, checkpoint, builtBy, trialFolder, data, interruption } = session;
  const { train: images, validation } = data;
  const build = buildOf(session);
  try {
    yield* train({
      ...trainerOptions(config),
      ...build,
      model,
      data: { train: images, ...(validation ? { validation } : {}) },
      signal: interruption.signal,
      ...(checkpoint ? { resume: checkpoint.bytes } : {}),
    });
  } catch (error) {
    const isOwnBuild = builtBy && build.kernels === builtBy.kernels;
    if (isOwnBuild && KernelsUnavailableError.isInstance(error)) {
      throw new OtherKernelsError(trialFolder, builtBy.kernels, error);
    }
    throw error;
  }
}
