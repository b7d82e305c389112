import type { Calibration, ConfusionMatrix, Robustness } from '@lenet5/metrics';
import type { RunCurves } from './curves/curve.js';
import type { PredictedImage } from './scores/digits-figure.js';

/** Speed and learning rate of one epoch. The trainer's `epoch` event has these fields. */
export interface EpochDetails {
  /** Seconds of training, without validation. */
  readonly seconds?: number;
  /** Training speed. */
  readonly imagesPerSecond?: number;
  /** The learning rate of the epoch's last step. */
  readonly learningRate?: number;
}

/** The scores of a model on images that it was not trained on. */
export interface RunScores {
  /** The images, as text after "on": `the 10,000 test images`. */
  readonly on?: string;
  /** Names of the classes, in order. Defaults to the class numbers. */
  readonly classNames?: readonly string[];
  /** Also adds the table of precision, recall and F1. */
  readonly confusion?: ConfusionMatrix;
  /** Mean cross-entropy, in nats. */
  readonly loss?: number;
  /** Adds the reliability diagram. */
  readonly calibration?: Calibration;
  /** Adds the curves of the accuracy on corrupted images. */
  readonly robustness?: Robustness;
  /** Images predicted incorrectly, in display order; about ten. */
  readonly mistakes?: readonly PredictedImage[];
}

/** The kernel weights of one convolution. */
export interface FilterBank {
  /** Name of the layer. */
  readonly name: string;
  /** `[kernel height, kernel width, inputs, filters]`. */
  readonly shape: readonly number[];
  /** Values in row-major order. */
  readonly weights: ArrayLike<number>;
}

/** The output units of a network that ends in radial basis functions, and the codes that it compares with their centers. */
export interface OutputCodes {
  /** Name of the layer whose outputs are the codes: `f6`. */
  readonly layer: string;
  /** Rows and columns of a center as a bitmap: [12, 7]. */
  readonly shape: readonly [rows: number, columns: number];
  /** One center per class, each of rows · columns values. */
  readonly centers: readonly (readonly number[])[];
  /** The mean code of the images of each class, of the same length. */
  readonly codes: readonly (readonly number[])[];
  /** For the images of each class, the mean penalty of the class, and of the nearest other class. */
  readonly penalties: readonly { readonly own: number; readonly nearestOther: number }[];
}

/** The connection table of a convolution. */
export interface ConnectionTable {
  /** Name of the layer. */
  readonly name: string;
  /** Number of maps that the layer can read. */
  readonly inputs: number;
  /** For each map of the layer, the maps that it reads. */
  readonly table: readonly (readonly number[])[];
}

/** A run. The report omits the parts of the run that are missing. */
export interface ReportRun extends RunCurves {
  /** Number of training images. */
  readonly trainSize?: number;
  /** Number of classes, to recognize a run that has not learned. Defaults to that of `scores.confusion`. */
  readonly classes?: number;
  /** One entry per epoch. */
  readonly epochs?: readonly EpochDetails[];
  /** Scores of the final model. */
  readonly scores?: RunScores;
  /** Kernel weights of the final model. */
  readonly filters?: readonly FilterBank[];
  /** Output units and codes of the final model. Without a softmax, the loss is not compared with that of guessing. */
  readonly codes?: OutputCodes;
  /** Connection tables of the final model. */
  readonly connections?: readonly ConnectionTable[];
  /** The configuration of the run: any value that JSON can represent. */
  readonly config?: object;
  /** The software and hardware of the run: any value that JSON can represent. */
  readonly environment?: object;
}

/** The data of a report. Markup in its text is escaped. */
export interface ReportData {
  /** Defaults to `Training report`. */
  readonly title?: string;
  /** A line at the bottom, such as the date. By default, the report contains no date. */
  readonly note?: string;
  /** One or more runs. */
  readonly runs: readonly ReportRun[];
}
