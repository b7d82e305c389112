import type { TrainOptions as TrainerOptions } from '@lenet5/trainer';
import { durationSeconds, isDuration } from '../../../flags/duration.js';
import type { CheckpointEvery, TrainConfig } from './train-config.js';

/** The options of the trainer that a config determines: all but the model, the data, the signal and the checkpoint. */
export type TrainerRecipe = Omit<TrainerOptions, 'model' | 'data' | 'signal' | 'resume'>;

function optimizerOf({ optimizer, momentum, weightDecay }: TrainConfig): TrainerRecipe['optimizer'] {
  if (optimizer === 'sgd') return { name: optimizer, ...(momentum === null ? {} : { momentum }) };
  return { name: optimizer, ...(weightDecay === null ? {} : { weightDecay }) };
}

function scheduleOf(config: TrainConfig): TrainerRecipe['schedule'] {
  const { schedule: name, warmupEpochs, rateFloor, dropEpochs, dropFactor } = config;
  if (name === 'constant') return { name };
  if (name === 'cosine') {
    return {
      name,
      ...(warmupEpochs === null ? {} : { warmupEpochs }),
      ...(rateFloor === null ? {} : { floor: rateFloor }),
    };
  }
  return {
    name,
    ...(dropEpochs === null ? {} : { everyEpochs: dropEpochs }),
    ...(dropFactor === null ? {} : { factor: dropFactor }),
  };
}

/** A time or a number of steps adds to the end of each epoch, where the best checkpoint is kept. */
function intervalOf(every: CheckpointEvery): TrainerRecipe['checkpointEvery'] {
  if (typeof every === 'number') return every;
  if (isDuration(every)) return { epochs: 1, seconds: durationSeconds(every) };
  return { epochs: 1, steps: Number.parseInt(every, 10) };
}

/** Converts a config to options of the trainer. */
export function trainerOptions(config: TrainConfig): TrainerRecipe {
  const { epochs, batchSize, learningRate, labelSmoothing, seed, engine, threads, kernels } = config;
  const { earlyStopping, maxTime, checkpointEvery } = config;
  return {
    epochs,
    batchSize,
    optimizer: optimizerOf(config),
    learningRate,
    schedule: scheduleOf(config),
    labelSmoothing,
    seed,
    engine,
    threads,
    kernels,
    ...(earlyStopping === null ? {} : { earlyStopping: { patience: earlyStopping } }),
    ...(maxTime === null ? {} : { maxSeconds: durationSeconds(maxTime) }),
    checkpointEvery: intervalOf(checkpointEvery),
  };
}
