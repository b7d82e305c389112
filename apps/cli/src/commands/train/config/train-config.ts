import type { EngineName, KernelBuild } from '@lenet5/trainer';
import type { Duration } from '../../../flags/duration.js';

/** The images to validate on after each epoch: the test images, N images split off the training images, or none. */
export type Validation = 'test' | 'none' | `split:${number}`;

/** The interval of checkpoints: a number of epochs; or a time or a number of steps, in addition to each epoch. */
export type CheckpointEvery = number | Duration | `${number}steps`;

/**
 * Everything that determines what a run computes: the content of the run folder's `config.json`. Each key is a flag of
 * `lenet5 train`; null means that the flag was not given and that a default, if any, applies.
 */
export interface TrainConfig {
  readonly epochs: number;
  readonly batchSize: number;
  readonly optimizer: 'adam' | 'adamw' | 'sgd';
  readonly learningRate: number;
  /** `sgd` only; null: 0. */
  readonly momentum: number | null;
  /** `adamw` only; null: 0.004. */
  readonly weightDecay: number | null;
  readonly schedule: 'constant' | 'cosine' | 'step';
  /** `cosine` only: epochs during which the rate rises to its peak; null: 0. */
  readonly warmupEpochs: number | null;
  /** `cosine` only: the final rate as a fraction of the peak; null: 0. */
  readonly rateFloor: number | null;
  /** `step` only: epochs between two drops; null: 3. */
  readonly dropEpochs: number | null;
  /** `step` only: factor applied to the rate at each drop; null: 0.5. */
  readonly dropFactor: number | null;
  readonly labelSmoothing: number;
  /** Epochs without a better validation accuracy after which the run stops; null: it does not stop early. */
  readonly earlyStopping: number | null;
  /** Time limit of one call; null: none. */
  readonly maxTime: Duration | null;
  readonly checkpointEvery: CheckpointEvery;
  readonly seed: number;
  readonly engine: EngineName;
  /** `auto`: chosen by the engine. */
  readonly threads: number | 'auto';
  readonly kernels: KernelBuild | 'auto';
  /** `bundled`, `mirror`, the absolute path of a folder, or a URL. */
  readonly data: string;
  readonly validation: Validation;
  /** Number of training images to use, balanced over the classes; null: all. */
  readonly limit: number | null;
}

/** The reference recipe: LeNet-5, ten epochs of Adam on all of MNIST, validated on the test images. */
export const DEFAULT_CONFIG: TrainConfig = {
  epochs: 10,
  batchSize: 32,
  optimizer: 'adam',
  learningRate: 0.001,
  momentum: null,
  weightDecay: null,
  schedule: 'constant',
  warmupEpochs: null,
  rateFloor: null,
  dropEpochs: null,
  dropFactor: null,
  labelSmoothing: 0,
  earlyStopping: null,
  maxTime: null,
  checkpointEvery: 1,
  seed: 42,
  engine: 'auto',
  threads: 'auto',
  kernels: 'auto',
  data: 'bundled',
  validation: 'test',
  limit: null,
};
