import type { Box } from './box.js';
import type { InkCells } from './ink/ink-cells.js';
import type { Part, Strokes } from './ink/keep-strokes.js';

/** A reason why an image may have been read incorrectly. */
export type ImageWarning =
  /** The image seems to contain `count` digits side by side; they were read as one. */
  | { readonly kind: 'several-digits'; readonly count: number }
  /** A frame, dark surroundings, a shadow, a vignette or ruled lines were removed. */
  | { readonly kind: 'background-removed' }
  /** The ink touches opposite borders of the image. */
  | { readonly kind: 'touches-border' }
  /** The ink covers `fraction` of the image, which is more than 40 %. */
  | { readonly kind: 'much-ink'; readonly fraction: number };

/** Fraction of the ink of each of several digits. A loose bar of a 5 has less, or is above the body. */
const DIGIT = 0.2;
/** Minimum ratio of the heights of several digits. */
const LIKE_SIZE = 0.5;
/** Fewest parts that are digits in several rows; a broken digit has fewer. */
const GRID = 4;
/** Maximum fraction of an image that a digit covers. */
export const MUCH_INK = 0.4;

/** The fraction of the cells that contain ink. */
export function inkFraction({ mass }: InkCells): number {
  return mass.reduce((count, each) => count + (each > 0 ? 1 : 0), 0) / mass.length;
}

/** The number of borders of the image that a box touches. */
export function touchedBorders(box: Box, { width, height }: { width: number; height: number }): number {
  const touched = [box.x === 0, box.y === 0, box.x + box.width === width, box.y + box.height === height];
  return touched.filter(Boolean).length;
}

/** The rectangle of cells of a part. */
export interface Extent {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly height: number;
}

/** The rectangle of cells that a part occupies. */
export function extentOf({ cells }: Pick<Part, 'cells'>, columns: number): Extent {
  const [xs, ys] = [cells.map((cell) => cell % columns), cells.map((cell) => Math.floor(cell / columns))];
  const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b));
  const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b));
  return { left: least(xs), right: most(xs), top: least(ys), height: most(ys) - least(ys) + 1 };
}

function isBeside(a: Extent, b: Extent): boolean {
  return a.right < b.left || b.right < a.left;
}

function isApart(a: Extent, b: Extent): boolean {
  return isBeside(a, b) || a.top + a.height <= b.top || b.top + b.height <= a.top;
}

/**
 * The number of digits: parts of similar height, each with more than 20 % of the ink of the largest, that are side by side
 * or, from four on, in several rows. 1 for a single digit, which can have separate parts above each other.
 */
export function countDigits({ parts }: Strokes, { columns }: InkCells): number {
  const largest = parts.reduce((most, { mass }) => Math.max(most, mass), 0);
  const extents = parts.filter(({ mass }) => mass > DIGIT * largest).map((part) => extentOf(part, columns));
  const tallest = extents.reduce((most, { height }) => Math.max(most, height), 0);
  const digits = extents.filter(({ height }) => height >= LIKE_SIZE * tallest);
  const every = (holds: (a: Extent, b: Extent) => boolean): boolean =>
    digits.every((one, index) => digits.slice(index + 1).every((other) => holds(one, other)));
  const isGrid = digits.length >= GRID && every(isApart) && !every((a, b) => !isBeside(a, b));
  return every(isBeside) || isGrid ? Math.max(1, digits.length) : 1;
}

/**
 * Describes a warning in English, as the end of a sentence that begins with the name of the image.
 *
 *
 * @example
 * ```ts
 * import { imageWarningText } from '@lenet5/mnist';
 *
 * const text = imageWarningText({ kind: 'much-ink', fraction: 0.6 });
 * console.log(text); // is covered with ink by 60 %: use one digit on plain paper
 * ```
 */
export function imageWarningText(warning: ImageWarning): string {
  switch (warning.kind) {
    case 'several-digits':
      return `seems to show ${warning.count} digits, which were read as one: crop it to one digit`;
    case 'background-removed':
      return 'has a frame, a dark edge, uneven light or ruled lines, which were removed: check the result, or crop it to the digit';
    case 'touches-border':
      return 'has ink from border to border: use one digit on plain paper, with a margin';
    case 'much-ink':
      return `is covered with ink by ${Math.round(100 * warning.fraction)} %: use one digit on plain paper`;
  }
}
