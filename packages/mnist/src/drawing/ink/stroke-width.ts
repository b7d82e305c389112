import { fitBox, type Size } from '../fit-box.js';
import { type Rows, resample } from '../plane/resample.js';
import { signedDistance } from '../plane/signed-distance.js';

/** The stroke widths of a digit of 20 pixels that need no change, in pixels: 70 % of MNIST's digits are within. */
const USUAL_WIDTHS = { min: 1.6, max: 3.1 } as const;
/** Longer side of the plane in which strokes are measured and changed, in pixels. */
const SIDE = 120;
/** Paper around the digit in that plane, in pixels. More than the strokes can grow. */
const MARGIN = 8;
/** Fraction of full ink at the edge of a stroke. */
const EDGE = 0.5;

/** What was done to the strokes of a digit. */
export type StrokeChange = 'unchanged' | 'thinned' | 'thickened';

/** The ink of a digit, and what was done to its strokes. */
export interface AdjustedStrokes {
  readonly rows: Rows;
  readonly change: StrokeChange;
}

/** A gray image, from 0 (paper) to 1 (full ink). */
interface Plane extends Size {
  /** Shape `[height, width]`. */
  readonly values: Float64Array;
}

/**
 * Makes the strokes of a digit thinner or thicker, as if it had been drawn with another pen, so that they have a usual width
 * when the digit is scaled to `side` pixels. Without it, a small digit drawn with a wide pen becomes a blot.
 *
 * @param digit The ink, cropped.
 * @returns The changed ink, cropped; `digit` itself if its strokes have a usual width.
 */
export function adjustStrokes(digit: Rows, side: number): AdjustedStrokes {
  const plane = withMargin(digit);
  const distances = signedDistance(
    Uint8Array.from(plane.values, (value) => (value > EDGE ? 1 : 0)),
    plane,
  );
  const length = Math.max(plane.width, plane.height) - 2 * MARGIN;
  const width = strokeWidth(distances);
  const usual = Math.min(USUAL_WIDTHS.max, Math.max(USUAL_WIDTHS.min, (width * side) / length));
  // A change of the radius changes both the width and the length: (width + 2 · growth) · side = usual · (length + 2 · growth).
  const growth = (usual * length - width * side) / (2 * (side - usual));
  if (width === 0 || Math.abs(growth) < EDGE) return { rows: digit, change: 'unchanged' };
  const values = distances.map((distance) => Math.min(1, Math.max(0, distance + growth + EDGE)));
  const rows = crop({ ...plane, values });
  if (!rows) return { rows: digit, change: 'unchanged' };
  return { rows, change: growth < 0 ? 'thinned' : 'thickened' };
}

/** The digit, scaled to {@link SIDE}, with a margin of paper. */
function withMargin(digit: Rows): Plane {
  const size = fitBox(digit, SIDE);
  const scaled = resample(digit, size.width, size.height);
  const [width, height] = [size.width + 2 * MARGIN, size.height + 2 * MARGIN];
  const values = new Float64Array(width * height);
  for (let y = 0; y < size.height; y++) {
    values.set(scaled.subarray(y * size.width, (y + 1) * size.width), (y + MARGIN) * width + MARGIN);
  }
  return { width, height, values };
}

/** The mean width of the strokes: a stroke of width w has depths from 0 to w / 2, whose mean is w / 4. 0 without ink. */
function strokeWidth(distances: Float64Array): number {
  const depths = distances.filter((distance) => distance > 0);
  return depths.length === 0 ? 0 : (4 * depths.reduce((sum, depth) => sum + depth, 0)) / depths.length;
}

/** The smallest box around the ink. Undefined if there is none. */
function crop({ width, height, values }: Plane): Rows | undefined {
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (values[y * width + x]! <= EDGE) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  if (right < 0) return undefined;
  const readRow = (y: number, row: Float64Array): void => {
    const start = (top + y) * width + left;
    row.set(values.subarray(start, start + row.length));
  };
  return { width: right - left + 1, height: bottom - top + 1, readRow };
}
