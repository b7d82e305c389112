import { MUCH_INK } from '../image-warnings.js';
import { closing } from '../plane/closing.js';
import type { GrayImage } from '../plane/gray.js';
import { hasDarkPaper } from './dark-paper.js';
import { type FlatImage, flattenLight } from './flatten-light.js';
import { measurePaper } from './paper.js';
import { type Reading, readInk } from './reading.js';

/** Minimum standard deviation of the border of a paper in uneven light, in gray levels. */
const UNEVEN_NOISE = 4;
/** Minimum difference between the middle and a border of a paper in uneven light, in gray levels. */
const UNEVEN_SLOPE = 16;
/** Minimum standard deviation of the border that hides the strokes of a pencil, in gray levels. */
const HIDING_NOISE = 10;
/** Half the maximum thickness of a ruled line, as a fraction of the longer side. Strokes must be thicker than lines. */
const LINE_RADIUS = 0.005;
const WHITE = 255;

/**
 * Whether the paper of a reading may not be that of the border: no ink, too much ink, ink at two or more borders, ink at one
 * border and uneven light, or very uneven light.
 */
export function isDoubtful(reading: Reading | null): boolean {
  if (!reading) return true;
  const { touched, paper, fraction } = reading;
  if (fraction > MUCH_INK || touched >= 2 || paper.noise >= HIDING_NOISE) return true;
  const { right, down } = paper.slope;
  const slope = Math.max(Math.abs(right), Math.abs(down));
  return touched === 1 && (paper.noise >= UNEVEN_NOISE || slope >= UNEVEN_SLOPE);
}

/**
 * Reads an image again without its background: in even light, without ruled lines, or both.
 *
 * @param plain The reading with the background.
 * @returns `plain` if no other reading is better.
 */
export function readCleaned(image: GrayImage, plain: Reading | null): Reading | null {
  let best = plain;
  for (const read of [readFlattened, readWithoutLines, readFlattenedWithoutLines]) {
    if (best?.cleaned && !isDoubtful(best)) return best;
    best = better(read(image), best);
  }
  return best;
}

/**
 * The cleaned reading if its ink touches fewer borders than that of the other one or is less than half as much, or if its paper
 * has less than half of very uneven light.
 */
function better(cleaned: Reading | null, other: Reading | null): Reading | null {
  if (!cleaned || !other) return cleaned ?? other;
  const isEven = other.paper.noise >= HIDING_NOISE && cleaned.paper.noise < other.paper.noise / 2;
  const isBetter =
    cleaned.touched < other.touched ||
    cleaned.fraction < other.fraction / 2 ||
    (cleaned.touched === other.touched && isEven);
  return isBetter ? cleaned : other;
}

function readFlattened(image: GrayImage): Reading | null {
  return clearest(image, flattenLight);
}

function readWithoutLines(image: GrayImage): Reading | null {
  return clearest(image, (dark) => {
    const clean = withoutLines(dark);
    return { image: clean, paper: measurePaper(clean) };
  });
}

function readFlattenedWithoutLines(image: GrayImage): Reading | null {
  return clearest(image, (dark) => flattenLight(withoutLines(dark)));
}

/**
 * Cleans an image as dark ink, and its negative, and reads both.
 *
 * @returns The reading with the paper of less grain, otherwise with fewer parts. Null if neither has dark ink.
 */
function clearest(image: GrayImage, clean: (dark: GrayImage) => FlatImage): Reading | null {
  const likely = hasDarkPaper(image);
  const readings = [likely, !likely].flatMap((negative) => {
    const cleaned = clean(negative ? invert(image) : image);
    const reading = readInk(cleaned.image, cleaned.paper, { cleaned: true, negative });
    return reading && !reading.ink.lighter ? [reading] : [];
  });
  readings.sort((a, b) => a.paper.noise - b.paper.noise || a.strokes.parts.length - b.strokes.parts.length);
  return readings[0] ?? null;
}

function invert({ width, height, values }: GrayImage): GrayImage {
  return { width, height, values: values.map((value) => WHITE - value) };
}

/** Removes the dark lines and specks that are thinner than strokes. */
function withoutLines({ width, height, values }: GrayImage): GrayImage {
  const radius = Math.max(1, Math.round(LINE_RADIUS * Math.max(width, height)));
  return {
    width,
    height,
    values: Uint8Array.from(closing({ columns: width, rows: height, values }, radius)),
  };
}
