import type { ImageShape } from '@lenet5/core';
import { argmax } from '@lenet5/metrics';
import type { MnistifiedImage } from '@lenet5/mnist';
import type { FoundDigit } from '@lenet5/mnist/digits';
import { type Deviation, deviations, type InputRanges, measureInput } from '../../data-set/input-measures.js';
import type { Predicted } from '../../model-file/predict-all.js';

/** An image file and how it was preprocessed. */
type ImageOrigin =
  | {
      readonly file: string;
      readonly raw: true;
      /** Columns and rows of the file; absent if they are those of the network. */
      readonly scaledFrom?: readonly [number, number];
    }
  | ({ readonly file: string } & Omit<MnistifiedImage, 'pixels'>)
  | ({ readonly file: string } & Omit<FoundDigit, 'pixels'>);

/** An image to predict, as the network receives it. */
export interface Digit {
  /** For messages: the path of a file, or "test image 8". */
  readonly name: string;
  /** Pixels of `shape`, 0 (paper) to 255 (ink). */
  readonly pixels: Uint8Array;
  /** Rows, columns and channels. */
  readonly shape: ImageShape;
  /** The image file and how it was preprocessed. Absent for an image of a data set. */
  readonly source?: ImageOrigin;
  /** Index and true class of an image of a data set. Absent for an image file. */
  readonly example?: { readonly index: number; readonly label: number };
}

/** An image with the model's output. */
export interface Prediction extends Digit {
  /** The most probable class. */
  readonly label: number;
  /** The names of the classes; absent if they have none. */
  readonly classNames?: readonly string[] | undefined;
  /** One per class. */
  readonly probabilities: Float32Array;
  /** In what the image differs from the training images; absent if those are not known, and for an image of a data set. */
  readonly unlike?: readonly Deviation[];
  /** Absent unless the model ends in Softmin. */
  readonly scores?: {
    /** Shape `[10]`. */
    readonly penalties: Float32Array;
    /** The probability that the image shows none of the digits. */
    readonly noneOfThese: number;
  };
}

/** Whether "none of these" is more probable than any digit. */
export function isRejected({ label, probabilities, scores }: Prediction): boolean {
  return scores !== undefined && scores.noneOfThese > (probabilities[label] ?? 0);
}

/** The name of a class, or its number. */
export function nameOf({ classNames }: Pick<Prediction, 'classNames'>, label: number): string {
  return classNames?.[label] ?? String(label);
}

/** What is known of the data of a model. */
interface ModelFacts {
  readonly classNames?: readonly string[] | undefined;
  /** The ranges of the training images. */
  readonly ranges?: InputRanges | undefined;
}

/** Combines images with the model's output. */
export function toPredictions(
  digits: readonly Digit[],
  { probabilities, amongDigits, scores }: Predicted,
  { classNames, ranges }: ModelFacts = {},
): Prediction[] {
  const classes = probabilities.length / digits.length;
  return digits.map((digit, index) => {
    const rowOf = (values: Float32Array) => values.subarray(index * classes, (index + 1) * classes);
    const row = rowOf(probabilities);
    const own = scores && {
      penalties: rowOf(scores.penalties),
      noneOfThese: scores.noneOfThese[index] ?? 0,
    };
    const unlike = ranges && digit.source && deviations(measureInput(digit.pixels, digit.shape), ranges);
    return {
      ...digit,
      label: argmax(rowOf(amongDigits)),
      ...(classNames ? { classNames } : {}),
      probabilities: row,
      ...(unlike ? { unlike } : {}),
      ...(own ? { scores: own } : {}),
    };
  });
}
