import type { Box } from './box.js';
import type { InkCells } from './ink-cells.js';
import type { Part, Strokes } from './keep-strokes.js';

/** A reason why an image may have been read incorrectly. */
export type ImageWarning =
  /** The image seems to contain `count` digits side by side; they were read as one. */
  | { readonly kind: 'several-digits'; readonly count: number }
  /** A frame, dark surroundings, a shadow or a vignette was removed. */
  | { readonly kind: 'background-removed' }
  /** The ink touches all four borders of the image. */
  | { readonly kind: 'touches-border' }
  /** The ink covers `fraction` of the image, which is more than 40 %. */
  | { readonly kind: 'much-ink'; readonly fraction: number };

/** Fraction of the ink of each of several digits. A loose bar of a 5 has less, or is above the body. */
const DIGIT = 0.2;
/** Minimum ratio of the heights of several digits. */
const LIKE_SIZE = 0.5;
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

interface Extent {
  readonly left: number;
  readonly right: number;
  readonly height: number;
}

function extentOf({ cells }: Part, columns: number): Extent {
  const [xs, ys] = [cells.map((cell) => cell % columns), cells.map((cell) => Math.floor(cell / columns))];
  const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b));
  const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b));
  return { left: least(xs), right: most(xs), height: most(ys) - least(ys) + 1 };
}

/**
 * The number of digits side by side: parts of similar height, each with more than 20 % of the ink of the largest, that do
 * not overlap horizontally. 1 for a single digit.
 */
export function countDigits({ parts }: Strokes, { columns }: InkCells): number {
  const largest = parts.reduce((most, { mass }) => Math.max(most, mass), 0);
  const extents = parts
    .filter(({ mass }) => mass > DIGIT * largest)
    .map((part) => extentOf(part, columns))
    .sort((a, b) => a.left - b.left);
  const tallest = extents.reduce((most, { height }) => Math.max(most, height), 0);
  const digits = extents.filter(({ height }) => height >= LIKE_SIZE * tallest);
  const apart = digits.every(({ left }, index) => index === 0 || left > digits[index - 1]!.right);
  return apart ? Math.max(1, digits.length) : 1;
}

/** Describes a warning in English, as the end of a sentence that begins with the name of the image. */
export function imageWarningText(warning: ImageWarning): string {
  switch (warning.kind) {
    case 'several-digits':
      return `seems to show ${warning.count} digits, which were read as one: crop it to one digit`;
    case 'background-removed':
      return 'has a frame, a dark edge or uneven light, which was removed: check the result, or crop it to the digit';
    case 'touches-border':
      return 'has ink at all four borders: crop it to one digit on plain paper';
    case 'much-ink':
      return `is covered with ink by ${Math.round(100 * warning.fraction)} %: use one digit on plain paper`;
  }
}
