import type { KernelBuild, OptimizerConfig } from '@lenet5/compiler';
import type { ImageSet } from '@lenet5/mnist';
import type { EngineName } from '../engine.js';
import type { Schedule } from '../schedule.js';
import type { TrainableModel } from '../trainable-model.js';

/** When to stop before the last epoch: the validation accuracy has not risen for a while. */
export interface EarlyStopping {
  /** Epochs without a better validation accuracy before the run stops; at least 1. */
  readonly patience: number;
  /** Whether the model gets the best epoch's weights when the run ends by itself. Default true. */
  readonly restoreBest?: boolean | undefined;
}

/** How often a checkpoint is made: whichever comes first. */
export interface CheckpointInterval {
  /** After every so many epochs. */
  readonly epochs?: number | undefined;
  /** After every so many optimiser steps of the run. */
  readonly steps?: number | undefined;
  /** At the first span's end when so many seconds have passed since the last one. */
  readonly seconds?: number | undefined;
}

/** What `train()` and `fit()` are told. Only `model` and `data` must be there. */
export interface TrainOptions {
  /**
   * Takes 28×28×1 (or 784) pixels from 0 to 1 and ends in a softmax. It gets the new weights after every epoch and
   * at the end; it need not be compiled. One that needs no tfjs (`plainLenet5()`) is trained by the compiled engine.
   */
  readonly model: TrainableModel;
  /** What to train on, and what to validate on after each epoch. */
  readonly data: { readonly train: ImageSet; readonly validation?: ImageSet | undefined };
  /** Passes over the training set, those of a resumed run included. Default 10. */
  readonly epochs?: number | undefined;
  /** Images a step; the last step of an epoch takes what is left. Default 32. */
  readonly batchSize?: number | undefined;
  /** Default `{ name: 'adam' }`. */
  readonly optimizer?: OptimizerConfig | undefined;
  /** The schedule's peak. Default 1e-3. */
  readonly learningRate?: number | undefined;
  /** How the learning rate goes over the run. Default `{ name: 'constant' }`. */
  readonly schedule?: Schedule | undefined;
  /** Share of the target moved from the true class to all classes evenly, 0 to below 1. Default 0. */
  readonly labelSmoothing?: number | undefined;
  /** Of the order of the images and of dropout's masks, 0 to 2³² − 1. Default 42. */
  readonly seed?: number | undefined;
  /** Default `auto`: the compiled engine where it supports the model, else tfjs. */
  readonly engine?: EngineName | undefined;
  /** Worker threads of the compiled engine, 1 to 64; the weights are the same for any number. Default `auto`. */
  readonly threads?: number | 'auto' | undefined;
  /** Which build of the compiled engine's kernels. Default `auto`. */
  readonly kernels?: KernelBuild | 'auto' | undefined;
  /** Needs `data.validation`. Default: all epochs are trained. */
  readonly earlyStopping?: EarlyStopping | undefined;
  /** Seconds after which no further span begins, counted from this call. Default: no limit. */
  readonly maxSeconds?: number | undefined;
  /** Ends the run after the running span, with a checkpoint. */
  readonly signal?: AbortSignal | undefined;
  /** How often a checkpoint is made (a number: of epochs); one always ends a run. 0: only that one. Default 1. */
  readonly checkpointEvery?: number | CheckpointInterval | undefined;
  /** The bytes of a checkpoint of the same run, to go on from. */
  readonly resume?: Uint8Array | undefined;
  /** How long a span should last, in milliseconds: the time between progress events and for an abort. Default 100. */
  readonly spanMilliseconds?: number | undefined;
}
