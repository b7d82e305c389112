import type { Depths } from '../drawing/ink/depths.js';
import { findInkBox } from '../drawing/ink/ink-box.js';
import type { Strokes } from '../drawing/ink/keep-strokes.js';
import type { Reading } from '../drawing/ink/reading.js';
import {
  type GrayReading,
  type MnistifiedImage,
  type MnistifyOptions,
  readGray,
  toImage,
} from '../drawing/mnistify.js';
import { isTransparent, toGray } from '../drawing/plane/gray.js';
import { checkImage, MAX_IMAGE_PIXELS, type SourceImage } from '../drawing/source-image.js';
import { requireNames } from '../require-argument.js';
import { groupParts, type PartGroup, readingOrder } from './group-parts.js';

/** One of several digits in an image, in the format of MNIST. */
export interface FoundDigit extends MnistifiedImage {
  /** The line of the digit, from 0 at the top. */
  readonly line: number;
  /** The position of the digit in its line, from 0 at the left. */
  readonly position: number;
  /** Whether the ink is so wide that it may be several digits that touch. */
  readonly wide: boolean;
}

const WHITE = 255;
const BLACK = 0;

/** Ratio of width to height from which ink may be several digits that touch. MNIST's widest digits are nearly square. */
const WIDE = 1.3;

/**
 * Finds the digits of an image, in reading order: lines from top to bottom, each from left to right. Each digit is converted as
 * by `mnistify()`. Digits that touch each other are found as one, with `wide` set.
 *
 * @returns Empty if there is no ink.
 * @throws {ImageTooLargeError} if the image has more than `options.maxPixels` pixels.
 * @throws {InvalidArgumentError} if the fields of `image` do not match.
 *
 * @example
 * ```ts
 * import { readDigits } from '@lenet5/mnist/digits';
 *
 * const data = new Uint8Array(200 * 100).fill(255); // white paper
 * for (const left of [40, 140]) {
 *   for (let y = 20; y < 80; y++) data.fill(0, y * 200 + left, y * 200 + left + 10); // two black strokes
 * }
 * const digits = readDigits({ width: 200, height: 100, data });
 * console.log(digits.map(({ inkBox }) => inkBox.x)); // [ 40, 140 ]
 * ```
 */
export function readDigits(image: SourceImage, options: MnistifyOptions = {}): FoundDigit[] {
  requireNames(options, ['maxPixels']);
  const checked = checkImage(image, options.maxPixels ?? MAX_IMAGE_PIXELS);
  const found =
    readGray(toGray(checked, WHITE)) ?? (isTransparent(checked) ? readGray(toGray(checked, BLACK)) : null);
  return found ? separate(found) : [];
}

function separate(found: GrayReading): FoundDigit[] {
  const { strokes, cells } = found.reading;
  const lines = readingOrder(groupParts(strokes.parts, cells.columns));
  return lines.flatMap((groups, line) =>
    groups.map((group, position) => {
      const reading = readingOf(found.reading, group);
      const { width, height } = reading.inkBox;
      return { ...toImage({ ...found, reading }), line, position, wide: width > WIDE * height };
    }),
  );
}

/** The reading of one digit. The ink of the other digits becomes paper. */
function readingOf(reading: Reading, { parts }: PartGroup): Reading {
  const { cells, ink } = reading;
  const kept = new Uint8Array(cells.mass.length);
  for (const { cells: own } of parts) for (const cell of own) kept[cell] = 1;
  const strokes: Strokes = { kept, parts };
  const depths = withoutOthers(reading, kept);
  const inkBox = findInkBox(depths, ink, cells, strokes);
  return { ...reading, depths, strokes, inkBox, touched: 0 };
}

/** Depths that are 0 in the cells of other parts. */
function withoutOthers({ depths, cells }: Reading, kept: Uint8Array): Depths {
  const isOther = (cell: number): boolean => kept[cell] === 0 && cells.mass[cell]! > 0;
  return {
    width: depths.width,
    height: depths.height,
    readRow(y, left, row) {
      depths.readRow(y, left, row);
      const first = Math.floor(y / cells.size) * cells.columns;
      for (let x = 0; x < row.length; x++) {
        if (isOther(first + Math.floor((left + x) / cells.size))) row[x] = 0;
      }
    },
  };
}
