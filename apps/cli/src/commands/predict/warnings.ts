import { formatQuantity, type ImageShape } from '@lenet5/core';
import { imageWarningText } from '@lenet5/mnist';
import { describeDeviation } from '../../data-set/input-measures.js';
import { formatPercent } from '../../terminal/format.js';
import type { Terminal } from '../../terminal/terminal.js';
import { type Digit, isRejected, type Prediction } from './prediction.js';

/** Warns about images that may have been read incorrectly. */
export function warnAboutImages(digits: readonly Digit[], err: Terminal): void {
  for (const { name, source } of digits) {
    if (!source || 'raw' in source) continue;
    for (const warning of source.warnings) {
      const remedy = warning.kind === 'several-digits' ? ', or use --many' : '';
      err.line(`warning: ${name} ${imageWarningText(warning)}${remedy}`);
    }
    if ('wide' in source && source.wide) {
      err.line(`warning: ${name} is wider than a digit: it may be several digits that touch`);
    }
  }
}

/** Warns about images in which the network sees something that it was not trained on. */
export function warnAboutUnlike(predictions: readonly Prediction[], err: Terminal): void {
  for (const { name, unlike = [] } of predictions) {
    if (unlike.length === 0) continue;
    err.line(
      `warning: ${name} looks unlike the training images: ${unlike.map(describeDeviation).join('; ')}`,
    );
  }
}

/** More images than this are counted instead of named. */
const MAX_NAMED = 9;

/** Says which images were scaled to the size that the network takes. */
export function noteScaled(
  digits: readonly Digit[],
  [rows, columns]: ImageShape,
  note: (text: string) => void,
): void {
  const scaled = digits.flatMap(({ name, source }) =>
    source && 'raw' in source && source.scaledFrom ? [{ name, from: source.scaledFrom }] : [],
  );
  const to = `${columns}×${rows} pixels`;
  if (scaled.length > MAX_NAMED) note(`note: ${formatQuantity(scaled.length, 'image')} were scaled to ${to}`);
  else for (const { name, from } of scaled) note(`note: ${name} was scaled from ${from.join('×')} to ${to}`);
}

/** Warns about images that are most probably no digit: the predicted class is only the nearest one. */
export function warnAboutRejected(predictions: readonly Prediction[], err: Terminal): void {
  for (const prediction of predictions.filter(isRejected)) {
    const probability = formatPercent(prediction.scores?.noneOfThese ?? 0);
    err.line(
      `warning: ${prediction.name} is most probably none of these digits (${probability}): ${prediction.label} is the nearest`,
    );
  }
}
