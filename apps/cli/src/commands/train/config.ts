import type { EngineName, KernelBuild } from '@lenet5/trainer';

/** What to validate on after each epoch: the test images, a part split off the training images, or nothing. */
export type Validation = 'test' | 'none' | `split:${number}`;

/**
 * Everything that decides what a run computes: the run folder's `config.json`, key by key a flag of `lenet5 train`.
 */
export interface TrainConfig {
  readonly epochs: number;
  readonly batchSize: number;
  readonly optimizer: 'adam' | 'sgd';
  readonly learningRate: number;
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
  seed: 42,
  engine: 'auto',
  threads: 'auto',
  kernels: 'auto',
  data: 'bundled',
  validation: 'test',
  limit: null,
};
