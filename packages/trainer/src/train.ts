import { automaticThreads } from './automatic-threads.js';
import { openCheckpoint } from './checkpoint/checkpoint.js';
import { identify } from './checkpoint/run-identity.js';
import type { EngineOptions } from './engine.js';
import type { StartEvent, TrainEvent } from './events.js';
import type { TrainOptions } from './options/options.js';
import { type Settings, settle } from './options/settings.js';
import { pickEngine } from './pick-engine.js';
import { endRun } from './run/end-run.js';
import { emptyProgress } from './run/progress.js';
import { runEpochs } from './run/run-epochs.js';
import { prepareRun, type TrainingRun } from './run/training-run.js';
import type { PlainTrainableModel } from './trainable-model.js';

/** What an engine needs to know of the settings. */
function engineOptions(settings: Settings): EngineOptions {
  const { model, train, batchSize, optimizer, labelSmoothing, seed, kernels, threads } = settings;
  const workers = threads === 'auto' ? automaticThreads() : threads;
  return { model, train, batchSize, optimizer, labelSmoothing, seed, kernels, threads: workers };
}

/** What a run begins with. */
function startEvent(run: TrainingRun, fallback: string | undefined): StartEvent {
  const { settings, engine, progress, length } = run;
  const { epoch, history } = progress;
  const trained: PlainTrainableModel['trainableWeights'] = settings.model.trainableWeights;
  const sizes = trained.map(({ shape }) =>
    shape.reduce<number>((product, extent) => product * (extent ?? 1), 1),
  );
  return {
    type: 'start',
    engine: engine.name,
    kernels: engine.kernels,
    threads: engine.threads,
    parameters: sizes.reduce((sum, size) => sum + size, 0),
    trainSize: settings.train.count,
    validationSize: settings.validation?.count ?? 0,
    epochs: settings.epochs,
    epochsDone: epoch,
    stepsPerEpoch: length.stepsPerEpoch,
    batchSize: settings.batchSize,
    seed: settings.seed,
    ...(fallback === undefined ? {} : { fallback }),
    ...(engine.unreproducible === undefined ? {} : { unreproducible: engine.unreproducible }),
    ...(epoch === 0 ? {} : { history: structuredClone(history) }),
  };
}

async function* stream(settings: Settings): AsyncGenerator<TrainEvent, void, undefined> {
  const began = performance.now();
  const identity = identify(settings);
  const checkpoint = settings.resume && (await openCheckpoint(settings.resume, identity));
  const { engine, fallback } = await pickEngine(settings.engine, engineOptions(settings));
  try {
    if (checkpoint) await engine.restore(checkpoint.state);
    const progress = checkpoint?.progress ?? emptyProgress();
    const run = prepareRun({ settings, identity, engine, progress, began });
    yield startEvent(run, fallback);
    yield* endRun(run, yield* runEpochs(run));
  } finally {
    await engine.dispose();
  }
}

/**
 * Trains a model, as a stream of events: `start`; then for each epoch some `progress`, one `epoch` and, where one is
 * due, a `checkpoint`; at last a `checkpoint` of where the run stands, and `end`.
 *
 * The order of an epoch's images is a function of the seed and the epoch, so the same options give the same weights,
 * and a resumed run ends with the very bytes of an uninterrupted one (on the same engine and kernel build). Leaving
 * the loop early ends the run and frees what it held.
 *
 * @throws InvalidOptionError at once where options cannot be used. From the stream: what `decodeCheckpoint` throws, and
 * OtherRunError, where `resume` is no checkpoint of this run; UnsupportedModelError of `@lenet5/compiler` or
 * UnsupportedByEngineError where the engine cannot train the model; NonFiniteLossError where the loss becomes NaN or infinite.
 */
export function train(options: TrainOptions): AsyncGenerator<TrainEvent, void, undefined> {
  return stream(settle(options));
}
