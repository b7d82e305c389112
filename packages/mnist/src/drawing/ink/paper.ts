import type { GrayImage } from '../plane/gray.js';
import { median } from '../plane/median.js';
import { fitPlane, type Plane, type PlanePoint, planeAt } from '../plane/plane.js';
import { type BorderPixel, borderPixels, positionOf } from './border.js';

/** The paper: a gray level, a slope for uneven light, and grain. */
export interface Paper {
  /** The median gray of the border. */
  readonly level: number;
  /** The difference of the paper from `level`. */
  readonly slope: Plane;
  /** Standard deviation of the grain, in gray levels. */
  readonly noise: number;
}

const FLAT: Plane = { offset: 0, right: 0, down: 0 };
/** Ratio of the standard deviation to the median absolute deviation of a normal distribution. */
const MAD_TO_SIGMA = 1.4826;
/** Minimum deviation in the weights; the size of rounding errors. */
const SMALLEST = 0.5;
const ROUNDS = 20;

function spread(deviations: readonly number[]): number {
  return MAD_TO_SIGMA * median(deviations.map(Math.abs));
}

/**
 * Measures the paper by the border: its median, and the plane of least absolute deviation through the border pixels, which is
 * robust to ink at the border. The plane is found by iteratively reweighted least squares. All values are relative to the
 * median, so a negative image gives exactly the negative result.
 */
export function measurePaper(image: GrayImage): Paper {
  const border = borderPixels(image);
  const level = median(border.map(({ gray }) => gray));
  const departures = (slope: Plane): number[] =>
    border.map(({ u, v, gray }) => gray - level - planeAt(slope, u, v));
  if (spread(departures(FLAT)) === 0) return { level, slope: FLAT, noise: 0 };
  let slope = FLAT;
  for (let round = 0; round < ROUNDS; round++) slope = fitPlane(weigh(border, level, departures(slope)));
  return { level, slope, noise: spread(departures(slope)) };
}

function weigh(border: readonly BorderPixel[], level: number, departures: readonly number[]): PlanePoint[] {
  return border.map(({ u, v, gray }, index) => {
    const weight = 1 / Math.max(SMALLEST, Math.abs(departures[index]!));
    return { u, v, height: gray - level, weight };
  });
}

/**
 * Reads the difference from the paper of the pixels of row `y` from column `left` into `row`; positive values are
 * lighter.
 */
export function readDepartures(
  { width, height, values }: GrayImage,
  { level, slope }: Paper,
  y: number,
  left: number,
  row: Float64Array,
): void {
  const start = y * width + left;
  const tilt = slope.offset + slope.down * positionOf(y, height) + slope.right * positionOf(left, width);
  const step = (2 * slope.right) / width;
  for (let x = 0; x < row.length; x++) row[x] = values[start + x]! - level - (tilt + x * step);
}
