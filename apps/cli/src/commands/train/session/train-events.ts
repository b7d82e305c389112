import { KernelsUnavailableError } from '@lenet5/compiler';
import { networkShape } from '@lenet5/mnist';
import {
  InvalidOptionError,
  OtherRunError,
  type TrainableModel,
  type TrainEvent,
  type TrainOptions as TrainerOptions,
  train,
} from '@lenet5/trainer';
import { OtherKernelsError } from '../../../run-folder/run-folder-errors.js';
import { TeachersChangedError } from '../../../run-folder/soft-targets-errors.js';
import type { RunRequest } from '../config/run-request.js';
import { trainerOptions } from '../config/trainer-options.js';
import { createNetwork } from './architecture.js';
import { flagProblem } from './flag-problems.js';
import { releaseImages } from './release-images.js';
import type { RunSession } from './run-session.js';
import { type StartingPoint, startFrom } from './start-from.js';

/** `auto` resolves to the engine and the kernels that a resumed run started with, so that its bits do not change. */
function buildOf({ config, builtBy }: RunRequest): Pick<TrainerOptions, 'engine' | 'kernels' | 'threads'> {
  const engine = config.engine === 'auto' ? (builtBy?.engine ?? config.engine) : config.engine;
  // The tfjs engine has no choice of kernels and threads. A run of `auto` may have both.
  if (engine === 'tfjs') return { engine, kernels: 'auto', threads: 'auto' };
  const { kernels } = config;
  return { engine, kernels: kernels === 'auto' ? (builtBy?.kernels ?? kernels) : kernels };
}

/** The network of a run. */
interface CreatedModel {
  readonly model: TrainableModel;
  /** What `--from` led to; absent without it. */
  readonly from?: StartingPoint;
}

/**
 * Creates the network of a run with its initial weights. Loads TensorFlow.js only if its engine may train the model: the
 * compiled engine supports LeNet-5, so `auto` never resolves to the other one.
 */
export async function createModel(
  request: Pick<RunSession, keyof RunRequest | 'data'>,
): Promise<CreatedModel> {
  const { config, output, data } = request;
  const warn = (text: string): void => output.err.line(text);
  const { network, ...start } =
    config.from === null
      ? { network: await createNetwork(config, networkShape(data.train), warn) }
      : await startFrom(config.from, data.train, config, warn);
  const { engine } = buildOf(request);
  if (engine === 'compiled' || (engine === 'auto' && config.model === 'lenet5' && config.from === null))
    return { model: network, ...start };
  const { toTfjsModel } = await import('../../../model-file/tfjs-models.js');
  return { model: await toTfjsModel(network), ...start };
}

/**
 * Trains `model` as requested and yields the events of the trainer. Releases the training images once the compiled engine has
 * copied them.
 *
 * @throws OtherKernelsError if this runtime lacks the kernels that the resumed run started with; TeachersChangedError if it has
 *   lost its soft targets and its teachers have changed; and what `train` throws.
 */
export async function* trainEvents(
  session: RunSession,
  model: TrainableModel,
): AsyncGenerator<TrainEvent, void, undefined> {
  const { config, checkpoint, builtBy, trialFolder, data, softTargets, interruption } = session;
  const { train: images, validation } = data;
  const build = buildOf(session);
  try {
    const events = train({
      ...trainerOptions(config, softTargets?.values),
      ...build,
      model,
      data: { train: images, ...(validation ? { validation } : {}) },
      signal: interruption.signal,
      ...(checkpoint ? { resume: checkpoint.bytes } : {}),
    });
    for await (const event of events) {
      if (event.type === 'start' && event.engine === 'compiled') releaseImages(data);
      yield event;
    }
  } catch (error) {
    const isOwnBuild = builtBy && build.kernels === builtBy.kernels;
    if (isOwnBuild && KernelsUnavailableError.isInstance(error)) {
      throw new OtherKernelsError(trialFolder, builtBy.kernels, error);
    }
    const problem = InvalidOptionError.isInstance(error) && flagProblem(error);
    if (problem) throw problem;
    const { keptTargets } = session;
    if (keptTargets !== undefined && softTargets?.file && OtherRunError.isInstance(error)) {
      throw new TeachersChangedError(trialFolder, keptTargets, config.teacher ?? [], error);
    }
    throw error;
  }
}
