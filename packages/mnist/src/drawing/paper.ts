import { across, type BorderPixel, borderPixels } from './border.js';
import type { GreyImage } from './grey.js';
import { median } from './median.js';
import { fitPlane, type Plane, type PlanePoint, planeAt } from './plane.js';

/** What lies behind the ink: a grey that may slope, as light falls from one side, and grain. */
export interface Paper {
  /** The middle grey of the border. */
  readonly level: number;
  /** How the paper departs from it. */
  readonly slope: Plane;
  /** The standard deviation of the paper's grain, in greys. */
  readonly noise: number;
}

const FLAT: Plane = { offset: 0, right: 0, down: 0 };
/** The median absolute deviation of a normal distribution, times this, is its standard deviation. */
const MAD_TO_SIGMA = 1.4826;
/** Rounding to whole greys leaves departures as small as this. */
const SMALLEST = 0.5;
const ROUNDS = 20;

function spread(deviations: readonly number[]): number {
  return MAD_TO_SIGMA * median(deviations.map(Math.abs));
}

/**
 * Tells the paper by the border: its median, and the plane of least absolute deviation through the border pixels
 * (least squares again and again, each pixel weighing the less the further it lies from the plane before), which ink
 * that touches the border hardly moves. All is reckoned from the median, so that a negative gives the exact negative.
 */
export function measurePaper(image: GreyImage): Paper {
  const border = borderPixels(image);
  const level = median(border.map(({ grey }) => grey));
  const departures = (slope: Plane): number[] =>
    border.map(({ u, v, grey }) => grey - level - planeAt(slope, u, v));
  if (spread(departures(FLAT)) === 0) return { level, slope: FLAT, noise: 0 };
  let slope = FLAT;
  for (let round = 0; round < ROUNDS; round++) slope = fitPlane(weigh(border, level, departures(slope)));
  return { level, slope, noise: spread(departures(slope)) };
}

function weigh(border: readonly BorderPixel[], level: number, departures: readonly number[]): PlanePoint[] {
  return border.map(({ u, v, grey }, index) => {
    const weight = 1 / Math.max(SMALLEST, Math.abs(departures[index]!));
    return { u, v, height: grey - level, weight };
  });
}

/**
 * Reads how far the pixels of row `y` from column `left` on depart from the paper into `row`: above 0 where they are
 * lighter.
 */
export function readDepartures(
  { width, height, values }: GreyImage,
  { level, slope }: Paper,
  y: number,
  left: number,
  row: Float64Array,
): void {
  const start = y * width + left;
  const tilt = slope.offset + slope.down * across(y, height) + slope.right * across(left, width);
  const step = (2 * slope.right) / width;
  for (let x = 0; x < row.length; x++) row[x] = values[start + x]! - level - (tilt + x * step);
}
