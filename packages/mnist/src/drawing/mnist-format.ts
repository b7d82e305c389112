import { IMAGE_SIZE, PIXELS } from '../image-set.js';
import { CENTER, centerOfMass } from './center.js';
import type { Reading } from './ink/reading.js';

const FORMAT = { width: IMAGE_SIZE, height: IMAGE_SIZE } as const;
/** The largest distance of the center of mass of an MNIST digit from pixel (14, 14), in pixels. */
const MOST_OFF_CENTER = 1;
/** In a few of MNIST's images the digit is smaller than its box by one pixel. */
const MOST_SMALLER = 1;
const BLACK = 0;
const WHITE = 255;

/**
 * The pixels of an image that is in the format of MNIST already, or is the negative of one: 28×28, on plain black, with a
 * digit of `boxSide` pixels that is centered. Undefined for any other image.
 *
 * @returns Shape `[28, 28]`, 0 (paper) to 255 (ink).
 */
export function mnistPixels(
  { depths, ink, paper }: Pick<Reading, 'depths' | 'ink' | 'paper'>,
  boxSide: number,
): Uint8Array | undefined {
  const isPlain = paper.noise === 0 && paper.level === (ink.lighter ? BLACK : WHITE);
  if (depths.width !== IMAGE_SIZE || depths.height !== IMAGE_SIZE || !isPlain) return undefined;
  const values = new Float64Array(PIXELS);
  for (let y = 0; y < IMAGE_SIZE; y++) {
    depths.readRow(y, 0, values.subarray(y * IMAGE_SIZE, (y + 1) * IMAGE_SIZE));
  }
  const side = longerSide(values);
  if (side < boxSide - MOST_SMALLER || side > boxSide) return undefined;
  const { x, y } = centerOfMass(values, FORMAT);
  const isCentered = Math.max(Math.abs(x - CENTER), Math.abs(y - CENTER)) <= MOST_OFF_CENTER;
  return isCentered ? Uint8Array.from(values) : undefined;
}

/** The longer side of the box around all values above 0, in pixels; specks count, too. */
function longerSide(values: Float64Array): number {
  const inked = [...values.keys()].filter((at) => values[at]! > 0);
  const extent = (positions: readonly number[]): number =>
    Math.max(...positions) - Math.min(...positions) + 1;
  return Math.max(
    extent(inked.map((at) => at % IMAGE_SIZE)),
    extent(inked.map((at) => Math.floor(at / IMAGE_SIZE))),
  );
}
