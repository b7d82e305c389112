import { argmax } from '@lenet5/metrics';
import { type Box, CLASSES } from '@lenet5/mnist';

/** An image to predict, as the network will see it. */
export interface Digit {
  /** What people call it: a file's path, or "test image 8". */
  readonly name: string;
  /** Shape `[28, 28]`, 0 paper to 255 ink. */
  readonly pixels: Uint8Array;
  /** Where the picture is from, and what was done to it; absent for an image of a data set. */
  readonly picture?: { readonly file: string; readonly inverted: boolean; readonly inkBox: Box };
  /** Which image of a data set it is, and its true class; absent for a picture. */
  readonly example?: { readonly index: number; readonly label: number };
}

/** What a model makes of an image. */
export interface Prediction extends Digit {
  /** The most probable class. */
  readonly label: number;
  /** One a class. */
  readonly probabilities: Float32Array;
}

/** Puts images and the rows of a model's answer together. */
export function toPredictions(digits: readonly Digit[], probabilities: Float32Array): Prediction[] {
  return digits.map((digit, index) => {
    const row = probabilities.subarray(index * CLASSES, (index + 1) * CLASSES);
    return { ...digit, label: argmax(row), probabilities: row };
  });
}
