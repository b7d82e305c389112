import type { Calibration, ConfusionMatrix } from '@lenet5/metrics';
import type { RunCurves } from './curve.js';
import type { PredictedImage } from './digits-figure.js';

/** What one epoch took. The trainer's `epoch` event is one. */
export interface EpochDetails {
  /** Seconds of training alone. */
  readonly seconds?: number;
  readonly imagesPerSecond?: number;
  /** The learning rate of the epoch's last step. */
  readonly learningRate?: number;
}

/** How a model did on images that it was not trained on. */
export interface RunScores {
  /** What it was scored on, as it stands after "on": `the 10,000 test images`. */
  readonly on?: string;
  /** Names of the classes, in order; their numbers if not given. */
  readonly classNames?: readonly string[];
  /** Also gives the table of precision, recall and F1. */
  readonly confusion?: ConfusionMatrix;
  /** Mean cross-entropy, in nats. */
  readonly loss?: number;
  readonly calibration?: Calibration;
  /** Shown in this order; ten or so. */
  readonly mistakes?: readonly PredictedImage[];
}

/** The learned kernels of one convolution. */
export interface FilterBank {
  /** The layer's name. */
  readonly name: string;
  /** `[kernel height, kernel width, inputs, filters]`. */
  readonly shape: readonly number[];
  /** In that order, row-major. */
  readonly weights: ArrayLike<number>;
}

/** A run, as far as it is known: all but its name and history may be missing, and its part of the report with it. */
export interface ReportRun extends RunCurves {
  /** How many images were trained on. */
  readonly trainSize?: number;
  /** One an epoch. */
  readonly epochs?: readonly EpochDetails[];
  readonly scores?: RunScores;
  readonly filters?: readonly FilterBank[];
  /** How it was trained: anything that JSON can write. */
  readonly config?: object;
  /** What it was trained with: anything that JSON can write. */
  readonly environment?: object;
}

/** What `renderReport` tells. All text in it is shown as it is: markup in it is not obeyed. */
export interface ReportData {
  /** `Training report` if not given. */
  readonly title?: string;
  /** A line at the foot, such as the date; a report knows no time of its own. */
  readonly note?: string;
  /** One or more. */
  readonly runs: readonly ReportRun[];
}
