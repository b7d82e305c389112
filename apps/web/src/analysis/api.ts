import type { NamedTensor } from '@lenet5/core';
import type { Robustness } from '@lenet5/metrics';
import type { ImageSet } from '@lenet5/mnist';
import type { Augmentation } from '../settings/augmentation.js';
import type { Plane } from './pca.js';

/** Digits in the plane in which their values in F6 spread most. */
export interface F6Map {
  /** Shape `[count, 2]`. */
  readonly points: Float32Array;
  /** The values of F6, shape `[count, 84]`. */
  readonly features: Float32Array;
  readonly plane: Plane;
}

/** When in a run images are distorted, and how. */
export interface Distorting {
  readonly augmentation: Exclude<Augmentation, 'none'>;
  readonly seed: number;
  /** The epoch, from 1. The same image is distorted differently in each epoch. */
  readonly epoch: number;
  /** Epochs of the run, towards whose end the distortions fade. */
  readonly epochs: number;
}

/** The functions of the worker that analyzes networks, beside the one that trains. */
export interface AnalysisApi {
  /** Computes F6 for images of shape `[count, 28, 28]`, and its principal plane. */
  mapF6(weights: readonly NamedTensor[], images: Uint8Array): Promise<F6Map>;
  /** Predicts images of shape `[count, 28, 28]`: probabilities of shape `[count, 10]`. */
  predict(weights: readonly NamedTensor[], images: Uint8Array): Promise<Float32Array>;
  /** Returns the name of a lock that the worker holds until it ends; undefined without the Web Locks API. */
  lifeLock(): Promise<string | undefined>;
  /** Distorts images of shape `[count, 28, 28]` with the kernel that distorts the training images: values from 0 to 1. */
  augment(images: Uint8Array, when: Distorting): Promise<Float32Array>;
  /** Measures the accuracy on corrupted images. */
  robustness(weights: readonly NamedTensor[], images: ImageSet): Promise<Robustness>;
}
