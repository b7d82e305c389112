import type { GreyImage } from './grey.js';
import { type Paper, readDepartures } from './paper.js';

/** How ink is told from paper. Depths are greys away from the paper, towards the ink. */
export interface Ink {
  /** Whether the ink is lighter than the paper, as in MNIST's own files. */
  readonly lighter: boolean;
  /** What is no deeper is the paper's grain. */
  readonly grain: number;
  /** What is no deeper is not ink that tells where the digit lies. */
  readonly outline: number;
  /** What is no deeper is the soft edge of a stroke, where a stroke is more than a few pixels wide. */
  readonly edge: number;
  /** What is this deep is ink through and through. */
  readonly full: number;
}

/** The faintest ink: a pencil's line is 30 greys off its paper or more. */
const FAINTEST = 16;
/** Grain of the paper is within so many standard deviations of it. */
const GRAIN = 4;
/** Full ink stands out from the threshold: what does not is a stain or the tail of the grain. */
const STANDS_OUT = 1.5;
/** Share of full ink: what is fainter is a lossy codec's ringing. The outlines of MNIST's own digits are deeper. */
const OUTLINE = 0.12;
/** Share of full ink: below the half at which a blurred edge truly lies, so that a light stroke's end is kept. */
const EDGE = 0.4;
/** The share of the inked pixels that full ink is as deep as. */
const FULL_SHARE = 0.95;
/** A slope can take a departure beyond 255. */
const DEPTHS = 1024;

interface Departures {
  readonly lighter: Float64Array;
  readonly darker: Float64Array;
}

/** How many pixels depart so far from the paper, to the nearest grey, in either direction. */
function countDepartures(image: GreyImage, paper: Paper): Departures {
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

/** How much lies beyond a depth: pixels times the greys they go beyond it. */
function massBeyond(counts: Float64Array, floor: number): number {
  return counts.reduce((sum, count, depth) => (depth > floor ? sum + count * (depth - floor) : sum), 0);
}

/** The depth that `share` of the pixels beyond a depth do not exceed. */
function quantileBeyond(counts: Float64Array, floor: number, share: number): number {
  const first = Math.floor(floor) + 1;
  const beyond = counts.subarray(first);
  const wanted = share * beyond.reduce((sum, count) => sum + count, 0);
  let seen = 0;
  const steps = beyond.findIndex((count) => {
    seen += count;
    return seen >= wanted;
  });
  return first + steps;
}

/**
 * Finds out which way the ink departs from the paper, by where more of it lies beyond the paper's grain, and how
 * deep it is; null where nothing stands out from the paper.
 */
export function measureInk(image: GreyImage, paper: Paper): Ink | null {
  const grain = GRAIN * paper.noise;
  const floor = Math.max(FAINTEST, grain);
  const departures = countDepartures(image, paper);
  const [light, dark] = [massBeyond(departures.lighter, floor), massBeyond(departures.darker, floor)];
  if (light === 0 && dark === 0) return null;
  const lighter = light > dark;
  const full = quantileBeyond(lighter ? departures.lighter : departures.darker, floor, FULL_SHARE);
  if (full < STANDS_OUT * floor) return null;
  return {
    lighter,
    grain,
    outline: Math.max(floor, OUTLINE * full),
    edge: Math.max(floor, EDGE * full),
    full,
  };
}
