import { requireNames } from '../require-argument.js';
import type { Box } from './box.js';
import { center } from './center.js';
import { fitBox, type Size } from './fit-box.js';
import type { ImageWarning } from './image-warnings.js';
import { isDoubtful, readCleaned } from './ink/clean-readings.js';
import type { Depths } from './ink/depths.js';
import type { Ink } from './ink/ink.js';
import { measurePaper } from './ink/paper.js';
import { type Reading, readInk } from './ink/reading.js';
import { adjustStrokes, type StrokeChange } from './ink/stroke-width.js';
import { mnistPixels } from './mnist-format.js';
import { type GrayImage, isTransparent, toGray } from './plane/gray.js';
import { type Rows, resample } from './plane/resample.js';
import { shrink } from './plane/shrink.js';
import { stretch } from './plane/stretch.js';
import { warningsOf } from './reading-warnings.js';
import { type CheckedImage, checkImage, MAX_IMAGE_PIXELS, type SourceImage } from './source-image.js';

/** Options of `mnistify()`. */
export interface MnistifyOptions {
  /** Maximum number of pixels. Defaults to {@link MAX_IMAGE_PIXELS}, 100 megapixels. */
  readonly maxPixels?: number;
}

/** An image in the format of MNIST. */
export interface MnistifiedImage {
  /** Shape `[28, 28]`, row-major, 0 (paper) to 255 (ink). */
  readonly pixels: Uint8Array;
  /** Whether the image was inverted, because it has dark ink on light paper. */
  readonly inverted: boolean;
  /** The position of the ink, in pixels of the source image. */
  readonly inkBox: Box;
  /** Number of separate parts of the ink, without specks. */
  readonly components: number;
  /** Whether the strokes were made thinner or thicker, as if drawn with another pen. */
  readonly strokes: StrokeChange;
  /** Reasons why the image may have been read incorrectly. */
  readonly warnings: readonly ImageWarning[];
}

/** Longer side, in pixels, from which an image can be a photo with a frame or uneven light. MNIST's images are smaller. */
const SMALLEST_PHOTO = 56;
/** Width and height of the square that MNIST's digits fit in, in pixels. */
const BOX_SIDE = 20;
/** Maximum longer side of an image whose background is removed, in pixels. Limits the time for large photos. */
const CLEANED_SIDE = 512;
const WHITE = 255;
const BLACK = 0;

/**
 * Converts a drawing, scan or photo of one digit to the format of MNIST (LeCun, Bottou, Bengio & Haffner 1998, section
 * III-A): gray, light ink on dark paper, scaled into 20×20 pixels with its aspect ratio, and centered by its center of mass in
 * 28×28. Strokes that would be thinner or thicker than most of MNIST's become so wide as if they had been drawn with another pen.
 * The border determines the color of the paper. A transparent image gets a white background, or a black one if it
 * has no ink on white. An image of MNIST stays unchanged. If the border cannot be the paper, or the light is too uneven,
 * the background is removed first. `warnings` has what may have gone wrong.
 *
 * @returns null if there is no ink.
 * @throws {ImageTooLargeError} if the image has more than `options.maxPixels` pixels.
 * @throws {InvalidArgumentError} if the fields of `image` do not match.
 *
 *
 * @example
 * ```ts
 * import { mnistify } from '@lenet5/mnist';
 *
 * const data = new Uint8Array(100 * 100).fill(255); // white paper
 * for (let y = 20; y < 80; y++) data.fill(0, y * 100 + 45, y * 100 + 55); // a black stroke
 * const image = mnistify({ width: 100, height: 100, data });
 * console.log(image?.inverted, image?.inkBox); // true { x: 45, y: 20, width: 10, height: 60 }
 * ```
 */
export function mnistify(image: SourceImage, options: MnistifyOptions = {}): MnistifiedImage | null {
  requireNames(options, ['maxPixels']);
  const checked = checkImage(image, options.maxPixels ?? MAX_IMAGE_PIXELS);
  return mnistifyOn(checked, WHITE) ?? (isTransparent(checked) ? mnistifyOn(checked, BLACK) : null);
}

function mnistifyOn(image: CheckedImage, background: number): MnistifiedImage | null {
  const found = readGray(toGray(image, background));
  return found && toImage(found);
}

/** The ink of a gray image, and what the image is. */
export interface GrayReading {
  readonly reading: Reading;
  readonly gray: GrayImage;
  /** Whether the image is larger than those of MNIST. */
  readonly isPhoto: boolean;
}

/** Reads the ink of a gray image, without its background if that is doubtful. Null if there is none. */
export function readGray(gray: GrayImage): GrayReading | null {
  const isPhoto = Math.max(gray.width, gray.height) >= SMALLEST_PHOTO;
  const plain = readInk(gray, measurePaper(gray), { cleaned: false, negative: false });
  const reading = isPhoto && isDoubtful(plain) ? readCleaned(shrink(gray, CLEANED_SIDE), plain) : plain;
  return reading && { reading, gray, isPhoto };
}

/** Converts the ink of an image. */
export function toImage({ reading, gray, isPhoto }: GrayReading): MnistifiedImage {
  const { depths, inkBox } = reading;
  return {
    ...toPixels(reading, isPhoto),
    inverted: reading.inverted,
    inkBox: enlarge(inkBox, depths, gray),
    components: reading.strokes.parts.length,
    warnings: warningsOf(reading, isPhoto),
  };
}

/** The ink, scaled and centered in 28×28 pixels; in a large image, with strokes of a usual width. */
function toPixels(reading: Reading, isPhoto: boolean): Pick<MnistifiedImage, 'pixels' | 'strokes'> {
  const asTheyAre = mnistPixels(reading, BOX_SIDE);
  if (asTheyAre) return { pixels: asTheyAre, strokes: 'unchanged' };
  const drawn = inkRows(reading.depths, reading.ink, reading.inkBox);
  const { rows, change } = isPhoto
    ? adjustStrokes(drawn, BOX_SIDE)
    : ({ rows: drawn, change: 'unchanged' } as const);
  const size = fitBox(rows, BOX_SIDE);
  const digit = resample(rows, size.width, size.height);
  return { pixels: stretch(center(digit, size)), strokes: change };
}

/** A box of a shrunk image in pixels of the source image. */
function enlarge(box: Box, shrunk: Size, { width, height }: Size): Box {
  const factor = Math.ceil(width / shrunk.width);
  const [x, y] = [box.x * factor, box.y * factor];
  return {
    x,
    y,
    width: Math.min(width - x, box.width * factor),
    height: Math.min(height - y, box.height * factor),
  };
}

/** The pixels of the box, from 0 (paper) to 1 (full ink). */
function inkRows(depths: Depths, { grain, full }: Ink, { x: left, y: top, width, height }: Box): Rows {
  const readRow = (y: number, row: Float64Array): void => {
    depths.readRow(top + y, left, row);
    for (let x = 0; x < width; x++) row[x] = row[x]! > grain ? Math.min(1, row[x]! / full) : 0;
  };
  return { width, height, readRow };
}
