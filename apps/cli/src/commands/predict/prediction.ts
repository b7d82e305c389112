import { argmax } from '@lenet5/metrics';
import { CLASSES, type MnistifiedImage } from '@lenet5/mnist';
import type { FoundDigit } from '@lenet5/mnist/digits';

/** An image file and how it was preprocessed. */
type ImageOrigin =
  | { readonly file: string; readonly raw: true }
  | ({ readonly file: string } & Omit<MnistifiedImage, 'pixels'>)
  | ({ readonly file: string } & Omit<FoundDigit, 'pixels'>);

/** An image to predict, as the network receives it. */
export interface Digit {
  /** For messages: the path of a file, or "test image 8". */
  readonly name: string;
  /** Shape `[28, 28]`, 0 (paper) to 255 (ink). */
  readonly pixels: Uint8Array;
  /** The image file and how it was preprocessed. Absent for an image of a data set. */
  readonly source?: ImageOrigin;
  /** Index and true class of an image of a data set. Absent for an image file. */
  readonly example?: { readonly index: number; readonly label: number };
}

/** An image with the model's output. */
export interface Prediction extends Digit {
  /** The most probable class. */
  readonly label: number;
  /** One per class; shape `[10]`. */
  readonly probabilities: Float32Array;
}

/** Combines images with the model's output, shape `[images, 10]`. */
export function toPredictions(digits: readonly Digit[], probabilities: Float32Array): Prediction[] {
  return digits.map((digit, index) => {
    const row = probabilities.subarray(index * CLASSES, (index + 1) * CLASSES);
    return { ...digit, label: argmax(row), probabilities: row };
  });
}
