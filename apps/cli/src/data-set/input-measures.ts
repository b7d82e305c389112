import { formatQuantity, type ImageShape, shapeSize } from '@lenet5/core';
import { type AnyImageSet, imageShape, readSome } from '@lenet5/mnist';

/** What a gray image looks like to a network, in three numbers. */
export interface InputMeasures {
  /** Mean of the pixels, from 0 (paper) to 1 (ink). */
  readonly ink: number;
  /** Number of connected regions of ink; diagonal neighbors are connected. */
  readonly parts: number;
  /** Fraction of the pixels at the border of the image that are ink. */
  readonly border: number;
}

/** The lowest and the highest value of each measure in a set of images, with a margin. */
export type InputRanges = { readonly [Name in keyof InputMeasures]: readonly [low: number, high: number] };

/** A measure of an image that lies outside the range of the training images. */
export interface Deviation {
  readonly measure: keyof InputMeasures;
  readonly value: number;
  readonly range: readonly [low: number, high: number];
}

/** Pixels from this value on are ink. */
const INK = 128;
/** Number of images from which ranges are computed. */
const SAMPLE = 1000;
/** The margin of a range of `ink` and `border`: a fraction of the lowest value, and of the width. `parts` has one part more. */
const MARGIN = 0.1;

const NAMES = ['ink', 'parts', 'border'] as const;

/** Number of connected regions. Erases them. */
function countParts(ink: Uint8Array, rows: number, columns: number): number {
  const stack: number[] = [];
  let parts = 0;
  for (let start = 0; start < ink.length; start++) {
    if (!ink[start]) continue;
    parts++;
    ink[start] = 0;
    stack.push(start);
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const [row, column] = [Math.floor(at / columns), at % columns];
      for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
        for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
          const next = y * columns + x;
          if (!ink[next]) continue;
          ink[next] = 0;
          stack.push(next);
        }
      }
    }
  }
  return parts;
}

/** The fraction of the pixels of the first and the last row and column that are ink. */
function borderOf(ink: Uint8Array, rows: number, columns: number): number {
  let [border, touched] = [0, 0];
  for (let row = 0; row < rows; row++) {
    const isEdge = row === 0 || row === rows - 1;
    for (let column = 0; column < columns; column += isEdge ? 1 : Math.max(1, columns - 1)) {
      border += 1;
      touched += ink[row * columns + column] ?? 0;
    }
  }
  return touched / border;
}

/** Measures a gray image: pixels of `[rows, columns, 1]`, 0 (paper) to 255 (ink). */
export function measureInput(pixels: Uint8Array, [rows, columns]: ImageShape): InputMeasures {
  const ink = pixels.map((value) => Number(value >= INK));
  let sum = 0;
  for (const value of pixels) sum += value;
  return {
    ink: sum / (255 * pixels.length),
    border: borderOf(ink, rows, columns),
    parts: countParts(ink, rows, columns),
  };
}

/** Whether the images of a set can be measured. */
export function isGray(set: AnyImageSet): boolean {
  return imageShape(set)[2] === 1;
}

/** The ranges of the measures of a set of gray images, from 1,000 images that are evenly spaced in it. */
export async function inputRanges(set: AnyImageSet): Promise<InputRanges> {
  const shape = imageShape(set);
  const size = shapeSize(shape);
  const count = Math.min(SAMPLE, set.count);
  const indices = Uint32Array.from({ length: count }, (_, each) => Math.floor((each * set.count) / count));
  const { images } = await readSome(set, indices);
  const all = Array.from({ length: count }, (_, at) =>
    measureInput(images.subarray(at * size, (at + 1) * size), shape),
  );
  const range = (name: keyof InputMeasures): [number, number] => {
    const values = all.map((measures) => measures[name]);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return name === 'parts' ? [low, high + 1] : [low * (1 - MARGIN), high + MARGIN * (high - low)];
  };
  return { ink: range('ink'), parts: range('parts'), border: range('border') };
}

/** The measures that lie outside the ranges. */
export function deviations(measures: InputMeasures, ranges: InputRanges): Deviation[] {
  return NAMES.map((measure) => ({ measure, value: measures[measure], range: ranges[measure] })).filter(
    ({ value, range: [low, high] }) => value < low || value > high,
  );
}

/** The ranges of the training images of MNIST. */
export const MNIST_RANGES: InputRanges = {
  ink: [0.023432, 0.310296],
  parts: [1, 3],
  border: [0, 0.030556],
};

const isRange = (value: unknown): value is [number, number] =>
  Array.isArray(value) && value.length === 2 && value.every(Number.isFinite);

/** Whether a value that was read from a file has the form of ranges. */
export function isInputRanges(value: object): value is InputRanges {
  const fields: Readonly<Record<string, unknown>> = { ...value };
  return NAMES.every((name) => isRange(fields[name]));
}

const percent = (fraction: number): string => `${Math.round(100 * fraction)} %`;

/** Describes a deviation: "it has 7 parts (theirs: 1 to 3)". */
export function describeDeviation({ measure, value, range: [low, high] }: Deviation): string {
  if (measure === 'parts') return `it has ${formatQuantity(value, 'part')} (theirs: ${low} to ${high})`;
  const what = measure === 'ink' ? 'of its area' : 'of its border';
  return `${percent(value)} ${what} is ink (theirs: ${percent(low)} to ${percent(high)})`;
}
