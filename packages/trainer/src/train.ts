import type { WeightVariable } from '@lenet5/core';
import { openCheckpoint } from './checkpoint/checkpoint.js';
import { dataFingerprint } from './checkpoint/data-fingerprint.js';
import { identify } from './checkpoint/run-identity.js';
import type { EngineOptions } from './engine.js';
import type { StartEvent, TrainEvent } from './events.js';
import { INPUT_NORMALIZATIONS } from './input-normalization.js';
import { pickEngine } from './pick-engine.js';
import { resolveSettings, type Settings } from './recipe/settings.js';
import type { TrainOptions } from './recipe/train-options.js';
import { endRun } from './run/end-run.js';
import { emptyProgress } from './run/progress.js';
import { runEpochs } from './run/run-epochs.js';
import { prepareRun, type TrainingRun } from './run/training-run.js';

/**
 * Trains a model as a stream of events: `start`; for each epoch some `progress`, one `epoch` and, if one is due, a
 * `checkpoint`; finally a `checkpoint` of the last state, and `end`.
 *
 * The order of the images is a function of the seed and the epoch. So the same options give the same weights, and a
 * resumed run ends with exactly the bytes of an uninterrupted one (on the same engine and kernel build). Leaving the
 * loop ends the run and frees its memory. Streamed images (see `streamMnist()` of `@lenet5/mnist`) give the same weights as those in
 * memory; the tfjs engine does not train on them.
 *
 * @param options Only `model` and `data` are required. `signal` interrupts the run, with a checkpoint.
 * @returns The events. The run starts when the first one is requested.
 * @throws InvalidOptionError synchronously if options are not valid. The stream throws what `decodeCheckpoint()` throws,
 * and OtherRunError if `resume` belongs to another run; UnsupportedModelError of `@lenet5/compiler` or
 * UnsupportedByEngineError if the engine cannot train the model; KernelsUnavailableError if the runtime lacks the
 * requested kernels; NonFiniteLossError or NonFiniteWeightsError if the loss or a weight
 * becomes NaN or infinite; what reading streamed images throws.
 *
 * @example
 * ```ts
 * import { plainLenet5 } from '@lenet5/core';
 * import { limitImageSet, loadMnist } from '@lenet5/mnist';
 * import { train } from '@lenet5/trainer';
 *
 * const digits = await loadMnist();
 * const data = { train: limitImageSet(digits.train, 320, 42) };
 * for await (const event of train({ model: plainLenet5(), data, epochs: 2 })) {
 *   if (event.type === 'end') console.log(event.epochs, event.stopped); // 2 completed
 * }
 * ```
 */
export function train(options: TrainOptions): AsyncGenerator<TrainEvent, void, undefined> {
  return stream(resolveSettings(options));
}

async function* stream(settings: Settings): AsyncGenerator<TrainEvent, void, undefined> {
  const startTime = performance.now();
  const identity = identify(settings, await dataFingerprint(settings.train));
  const checkpoint = settings.resume && (await openCheckpoint(settings.resume, identity));
  const { engine, fallback } = await pickEngine(settings.engine, engineOptions(settings));
  try {
    if (checkpoint) await engine.restore(checkpoint.state);
    const progress = checkpoint?.progress ?? emptyProgress();
    const run = prepareRun({ settings, identity, engine, progress, startTime });
    yield startEvent(run, fallback);
    yield* endRun(run, yield* runEpochs(run));
  } finally {
    await engine.dispose();
  }
}

function engineOptions(settings: Settings): EngineOptions {
  const { model, train: images, normalization, batchSize, optimizer, labelSmoothing } = settings;
  const { loss, seed, kernels, threads, distillation, freeze, gradient, sampleWeights } = settings;
  const augmentation = settings.augmentation && { augmentation: settings.augmentation.distortions };
  return {
    ...{ model, train: images, batchSize, optimizer, labelSmoothing, loss, seed, kernels, threads },
    ...augmentation,
    ...(distillation && { distillation }),
    ...(freeze && { freeze }),
    ...(Object.keys(gradient).length > 0 && { gradient }),
    ...(sampleWeights && { sampleWeights }),
    ...(normalization !== 'none' && { normalization: INPUT_NORMALIZATIONS[normalization] }),
  };
}

function startEvent(run: TrainingRun, fallback: string | undefined): StartEvent {
  const { settings, engine, progress, length } = run;
  const { epoch, history } = progress;
  const { threadsFallback, threadUse, unreproducible } = engine;
  return {
    type: 'start',
    engine: engine.name,
    kernels: engine.kernels,
    threads: engine.threads,
    runsOn: engine.runsOn,
    parameters: countParameters(settings.model.trainableWeights),
    trainSize: settings.train.count,
    validationSize: settings.validation?.count ?? 0,
    epochs: settings.epochs,
    epochsDone: epoch,
    stepsPerEpoch: length.stepsPerEpoch,
    batchSize: settings.batchSize,
    seed: settings.seed,
    ...(fallback === undefined ? {} : { fallback }),
    ...(threadUse === undefined ? {} : { automaticThreads: true }),
    ...(threadUse?.limit === undefined ? {} : { threadsLimit: threadUse.limit }),
    ...(threadsFallback === undefined ? {} : { threadsFallback }),
    ...(unreproducible === undefined ? {} : { unreproducible }),
    ...(epoch === 0 ? {} : { history: structuredClone(history) }),
  };
}

function countParameters(weights: readonly WeightVariable[]): number {
  const sizes = weights.map(({ shape }) => shape.reduce<number>((product, size) => product * (size ?? 1), 1));
  return sizes.reduce((sum, size) => sum + size, 0);
}
