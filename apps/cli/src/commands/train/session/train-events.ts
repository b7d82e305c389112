import { KernelsUnavailableError } from '@lenet5/compiler';
import { lenet5 } from '@lenet5/model';
import { type TrainEvent, type TrainOptions as TrainerOptions, train } from '@lenet5/trainer';
import { setupWasm } from '@lenet5/wasm';
import type { Sequential } from '@tensorflow/tfjs-layers';
import { OtherKernelsError } from '../../../run-folder/run-folder-errors.js';
import type { RunRequest } from '../config/run-request.js';
import { trainerOptions } from '../config/trainer-options.js';
import type { RunSession } from './run-session.js';

/** Starts the WASM backend of TensorFlow.js and builds LeNet-5 on it, with the initial weights of `seed`. */
export async function createModel(seed: number): Promise<Sequential> {
  await setupWasm();
  return lenet5({ seed });
}

/** `auto` resolves to the engine and the kernels that a resumed run started with, so that its bits do not change. */
function buildOf({ config, builtBy }: RunRequest): Pick<TrainerOptions, 'engine' | 'kernels'> {
  const engine = config.engine === 'auto' ? (builtBy?.engine ?? config.engine) : config.engine;
  // The tfjs engine has no choice of kernels.
  if (engine === 'tfjs') return { engine, kernels: 'auto' };
  const { kernels } = config;
  return { engine, kernels: kernels === 'auto' ? (builtBy?.kernels ?? kernels) : kernels };
}

/**
 * Trains `model` as requested and yields the events of the trainer.
 *
 * @throws OtherKernelsError if this runtime lacks the kernels that the resumed run started with; and what `train` throws.
 */
export async function* trainEvents(
  session: RunSession,
  model: Sequential,
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
      ...(checkpoint ? { resume: checkpoint } : {}),
    });
  } catch (error) {
    const isOwnBuild = builtBy && build.kernels === builtBy.kernels;
    if (isOwnBuild && KernelsUnavailableError.isInstance(error)) {
      throw new OtherKernelsError(trialFolder, builtBy.kernels, error);
    }
    throw error;
  }
}
