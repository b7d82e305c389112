import { closing } from '../plane/closing.js';
import type { GrayImage } from '../plane/gray.js';
import { median } from '../plane/median.js';
import type { Paper } from './paper.js';

/** Half the width of the window, as a fraction of the longer side. Strokes must be narrower than the window. */
const RADIUS = 0.1;
/** Maximum number of pixels that measure the paper. */
const MOST_SAMPLES = 4096;
const MAD_TO_SIGMA = 1.4826;
const WHITE = 255;

/** An image in even light, and its paper. */
export interface FlatImage {
  readonly image: GrayImage;
  readonly paper: Paper;
}

/**
 * Divides an image of dark ink by its local paper, which removes shadows, vignettes and dark surroundings. The local paper is
 * the {@link closing} of the image, with a window that is wider than a stroke.
 */
export function flattenLight(image: GrayImage): FlatImage {
  const { width, height, values } = image;
  const radius = Math.max(1, Math.round(RADIUS * Math.max(width, height)));
  const local = closing({ columns: width, rows: height, values }, radius);
  const flat = new Uint8Array(values.length);
  for (let at = 0; at < flat.length; at++) {
    flat[at] = Math.round((WHITE * values[at]!) / Math.max(1, local[at]!));
  }
  return { image: { width, height, values: flat }, paper: flatPaper(flat) };
}

/** The paper of a flat image: its median gray and its grain. */
function flatPaper(values: Uint8Array): Paper {
  const step = Math.max(1, Math.floor(values.length / MOST_SAMPLES));
  const count = Math.ceil(values.length / step);
  const sample = Array.from({ length: count }, (_, index) => values[index * step]!);
  const level = median(sample);
  const noise = MAD_TO_SIGMA * median(sample.map((value) => Math.abs(value - level)));
  return { level, slope: { offset: 0, right: 0, down: 0 }, noise };
}
