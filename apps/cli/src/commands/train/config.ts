import type { EngineName, KernelBuild } from '@lenet5/trainer';
import type { Duration } from '../../flags/duration.js';

/** What to validate on after each epoch: the test images, a part split off the training images, or nothing. */
export type Validation = 'test' | 'none' | `split:${number}`;

/** How often a checkpoint is written: after so many epochs; or after a time or so many steps, and each epoch. */
export type CheckpointEvery = number | Duration | `${number}steps`;

/**
 * Everything that decides what a run computes: the run folder's `config.json`, key by key a flag of `lenet5 train`.
 * Null is a flag that was not given, and has no say.
 */
export interface TrainConfig {
  readonly epochs: number;
  readonly batchSize: number;
  readonly optimizer: 'adam' | 'adamw' | 'sgd';
  readonly learningRate: number;
  /** Of `sgd`; null: none. */
  readonly momentum: number | null;
  /** Of `adamw`; null: 0.004. */
  readonly weightDecay: number | null;
  readonly schedule: 'constant' | 'cosine' | 'step';
  /** Of `cosine`: epochs of climbing to the learning rate; null: none. */
  readonly warmupEpochs: number | null;
  /** Of `cosine`: the share of the learning rate that is left at the end; null: 0. */
  readonly rateFloor: number | null;
  /** Of `step`: epochs between two drops; null: 3. */
  readonly dropEpochs: number | null;
  /** Of `step`: what the rate is multiplied by at a drop; null: 0.5. */
  readonly dropFactor: number | null;
  readonly labelSmoothing: number;
  /** Epochs without a better validation accuracy before the run stops; null: it does not. */
  readonly earlyStopping: number | null;
  /** How long the call may take; null: as long as it takes. */
  readonly maxTime: Duration | null;
  readonly checkpointEvery: CheckpointEvery;
  readonly seed: number;
  readonly engine: EngineName;
  /** `auto`: as many as the engine likes. */
  readonly threads: number | 'auto';
  readonly kernels: KernelBuild | 'auto';
  /** `bundled`, `mirror`, the absolute path of a folder, or a URL. */
  readonly data: string;
  readonly validation: Validation;
  /** How many images to train on; null: all. */
  readonly limit: number | null;
}

/** The reference recipe: LeNet-5, ten epochs of Adam on all of MNIST, scored on its test images. */
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
