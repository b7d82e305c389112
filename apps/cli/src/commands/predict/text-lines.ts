import type { FoundDigit } from '@lenet5/mnist/digits';
import { nameOf, type Prediction } from './prediction.js';

/** A digit of an image with several digits. */
export type OneOfMany = Prediction & {
  readonly source: { readonly file: string } & Omit<FoundDigit, 'pixels'>;
};

/** Whether a digit was found with `--many`. */
export function isOneOfMany(prediction: Prediction): prediction is OneOfMany {
  return prediction.source !== undefined && 'line' in prediction.source;
}

/** The predicted classes as text: one line per image, or per line of digits in an image. */
export function textLines(predictions: readonly Prediction[]): string[] {
  const lines: string[] = [];
  for (const prediction of predictions) {
    const continues = isOneOfMany(prediction) && prediction.source.position > 0;
    const before = continues ? (lines.pop() ?? '') : '';
    const name = nameOf(prediction, prediction.label);
    const gap = continues && name.length > 1 ? ' ' : '';
    lines.push(`${before}${gap}${name}`);
  }
  return lines;
}
