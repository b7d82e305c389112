import type { GrayImage } from '../plane/gray.js';
import { type Paper, readDepartures } from './paper.js';

/** The depths that separate ink from paper. A depth is the distance from the paper toward the ink, in gray levels. */
export interface Ink {
  /** Whether the ink is lighter than the paper, as in MNIST. */
  readonly lighter: boolean;
  /** Maximum depth of the grain of the paper. */
  readonly grain: number;
  /** Minimum depth of the outline of a digit. */
  readonly outline: number;
  /** Maximum depth of the soft edge of a stroke that is more than a few pixels wide. */
  readonly edge: number;
  /** Depth of full ink. */
  readonly full: number;
}

/** Minimum depth of ink. A pencil line has a depth of at least 30. */
const MIN_INK = 16;
/** Maximum depth of grain, in standard deviations. */
const GRAIN = 4;
/** Full ink is deeper than the threshold by this factor. Otherwise it is a stain or the tail of the grain. */
const MIN_CONTRAST = 1.5;
/** Fraction of full ink. Fainter pixels are compression artifacts. The outlines of MNIST's digits are deeper. */
const OUTLINE = 0.12;
/** Fraction of full ink. Less than 0.5, the position of a blurred edge, to keep the ends of light strokes. */
const EDGE = 0.4;
/** The quantile of the depths of inked pixels that is full ink. */
const FULL_QUANTILE = 0.95;
/** Size of the histogram. The slope of the paper can increase a depth beyond 255. */
const DEPTHS = 1024;

interface Departures {
  readonly lighter: Float64Array;
  readonly darker: Float64Array;
}

/** Histograms of the distance from the paper, rounded to gray levels, in both directions. */
function countDepartures(image: GrayImage, paper: Paper): Departures {
  const lighter = new Float64Array(DEPTHS);
  const darker = new Float64Array(DEPTHS);
  const row = new Float64Array(image.width);
  for (let y = 0; y < image.height; y++) {
    readDepartures(image, paper, y, 0, row);
    for (let x = 0; x < row.length; x++) {
      const departure = row[x]!;
      const depth = Math.min(DEPTHS - 1, Math.floor(Math.abs(departure) + 0.5));
      if (departure > 0) lighter[depth]!++;
      else darker[depth]!++;
    }
  }
  return { lighter, darker };
}

/** The sum of the excess over a depth. */
function massBeyond(counts: Float64Array, floor: number): number {
  return counts.reduce((sum, count, depth) => (depth > floor ? sum + count * (depth - floor) : sum), 0);
}

/** The quantile of the depths greater than `floor`. */
function quantileBeyond(counts: Float64Array, floor: number, quantile: number): number {
  const first = Math.floor(floor) + 1;
  const beyond = counts.subarray(first);
  const wanted = quantile * beyond.reduce((sum, count) => sum + count, 0);
  let seen = 0;
  const steps = beyond.findIndex((count) => {
    seen += count;
    return seen >= wanted;
  });
  return first + steps;
}

/**
 * Determines whether the ink is lighter or darker than the paper, from the sums of depths beyond the grain, and how deep it is.
 * Null if there is no ink.
 */
export function measureInk(image: GrayImage, paper: Paper): Ink | null {
  const grain = GRAIN * paper.noise;
  const floor = Math.max(MIN_INK, grain);
  const departures = countDepartures(image, paper);
  const [light, dark] = [massBeyond(departures.lighter, floor), massBeyond(departures.darker, floor)];
  if (light === 0 && dark === 0) return null;
  const lighter = light > dark;
  const full = quantileBeyond(lighter ? departures.lighter : departures.darker, floor, FULL_QUANTILE);
  if (full < MIN_CONTRAST * floor) return null;
  return {
    lighter,
    grain,
    outline: Math.max(floor, OUTLINE * full),
    edge: Math.max(floor, EDGE * full),
    full,
  };
}
