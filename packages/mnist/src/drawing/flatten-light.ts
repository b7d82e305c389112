import type { GrayImage } from './gray.js';
import { median } from './median.js';
import type { Paper } from './paper.js';

/** Maximum number of blocks along an axis. */
const MOST_BLOCKS = 256;
/** Half the width of the window, as a fraction of the longer side. Strokes must be narrower than the window. */
const RADIUS = 0.1;
/** Maximum number of pixels that measure the paper. */
const MOST_SAMPLES = 4096;
const MAD_TO_SIGMA = 1.4826;
const WHITE = 255;

/** An image as dark ink on white paper. */
export interface FlatImage {
  readonly image: GrayImage;
  readonly paper: Paper;
  /** Whether the ink is lighter than the paper in the original. */
  readonly lighter: boolean;
}

/**
 * Divides an image by its local paper, which removes shadows, vignettes and dark surroundings. The local paper is the
 * morphological closing of the image: the minimum of the maxima in a window that is wider than a stroke. In the middle of
 * the image, paper must be more frequent than ink, which determines whether the ink is dark.
 */
export function flattenLight(image: GrayImage): FlatImage {
  const lighter = hasDarkPaper(image);
  const { width, height } = image;
  const gray = lighter ? image.values.map((value) => WHITE - value) : image.values;
  const size = Math.ceil(Math.max(width, height) / MOST_BLOCKS);
  const columns = Math.ceil(width / size);
  const rows = Math.ceil(height / size);
  const highest = new Float64Array(columns * rows);
  const blockOf = (x: number, y: number): number => Math.floor(y / size) * columns + Math.floor(x / size);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const block = blockOf(x, y);
      highest[block] = Math.max(highest[block]!, gray[y * width + x]!);
    }
  }
  const radius = Math.max(1, Math.round(RADIUS * Math.max(columns, rows)));
  const local = filterSquare(
    filterSquare(highest, columns, rows, radius, Math.max),
    columns,
    rows,
    radius,
    Math.min,
  );
  const values = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      values[at] = Math.round((WHITE * gray[at]!) / Math.max(1, local[blockOf(x, y)]!));
    }
  }
  return { image: { width, height, values }, paper: flatPaper(values), lighter };
}

/** Whether dark pixels are more frequent than light ones in the middle of the image. */
function hasDarkPaper({ width, height, values }: GrayImage): boolean {
  const middle: number[] = [];
  const step = Math.max(1, Math.floor(Math.max(width, height) / 64));
  for (let y = Math.floor(height / 4); y < (3 * height) / 4; y += step) {
    for (let x = Math.floor(width / 4); x < (3 * width) / 4; x += step) middle.push(values[y * width + x]!);
  }
  const range = middle.reduce(
    (sum, gray) => ({ low: Math.min(sum.low, gray), high: Math.max(sum.high, gray) }),
    {
      low: WHITE,
      high: 0,
    },
  );
  return median(middle) < (range.low + range.high) / 2;
}

/** The paper of a flat image: its median gray and its grain. */
function flatPaper(values: Uint8Array): Paper {
  const step = Math.max(1, Math.floor(values.length / MOST_SAMPLES));
  const sample = Array.from(values).filter((_, at) => at % step === 0);
  const level = median(sample);
  const noise = MAD_TO_SIGMA * median(sample.map((value) => Math.abs(value - level)));
  return { level, slope: { offset: 0, right: 0, down: 0 }, noise };
}

/** The maximum or minimum of each square window, first along rows, then along columns. */
function filterSquare(
  values: Float64Array,
  columns: number,
  rows: number,
  radius: number,
  choose: (...values: number[]) => number,
): Float64Array {
  const along = filterLines(values, rows, columns, columns, 1, radius, choose);
  return filterLines(along, columns, rows, 1, columns, radius, choose);
}

function filterLines(
  values: Float64Array,
  lines: number,
  length: number,
  lineStep: number,
  step: number,
  radius: number,
  choose: (...values: number[]) => number,
): Float64Array {
  const result = new Float64Array(values.length);
  for (let line = 0; line < lines; line++) {
    for (let index = 0; index < length; index++) {
      let chosen = values[line * lineStep + index * step]!;
      const last = Math.min(length - 1, index + radius);
      for (let near = Math.max(0, index - radius); near <= last; near++) {
        chosen = choose(chosen, values[line * lineStep + near * step]!);
      }
      result[line * lineStep + index * step] = chosen;
    }
  }
  return result;
}
