import type { Box } from './box.js';
import { center } from './center.js';
import { type Depths, depthsOf } from './depths.js';
import { fitBox } from './fit-box.js';
import { flattenLight } from './flatten-light.js';
import { type GrayImage, isTransparent, toGray } from './gray.js';
import { countDigits, type ImageWarning, inkFraction, MUCH_INK, touchedBorders } from './image-warnings.js';
import { type Ink, measureInk } from './ink.js';
import { findInkBox } from './ink-box.js';
import { gatherInk, type InkCells } from './ink-cells.js';
import { keepStrokes, type Strokes } from './keep-strokes.js';
import { measurePaper, type Paper } from './paper.js';
import { type Rows, resample } from './resample.js';
import { type CheckedImage, checkImage, MAX_IMAGE_PIXELS, type SourceImage } from './source-image.js';
import { stretch } from './stretch.js';

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
  /** Reasons why the image may have been read incorrectly. */
  readonly warnings: readonly ImageWarning[];
}

/** Longer side, in pixels, from which an image can be a photo with a frame or uneven light. MNIST's images are smaller. */
const SMALLEST_PHOTO = 56;
/** Width and height of the square that MNIST's digits fit in, in pixels. */
const BOX_SIDE = 20;
const WHITE = 255;
const BLACK = 0;

/**
 * Converts a drawing, scan or photo of one digit to the format of MNIST (LeCun, Bottou, Bengio & Haffner 1998, section
 * III-A): gray, light ink on dark paper, scaled into 20×20 pixels with its aspect ratio, and centered by its center of mass in
 * 28×28. The border determines the color of the paper. A transparent image gets a white background, or a black one if it
 * has no ink on white. An image of MNIST stays nearly unchanged. If the border cannot be the paper, or the light is too uneven,
 * the local paper is used instead. `warnings` has what may have gone wrong.
 *
 * @returns null if there is no ink.
 * @throws {ImageTooLargeError} if the image has more than `options.maxPixels` pixels.
 * @throws {InvalidArgumentError} if the fields of `image` do not match.
 */
export function mnistify(image: SourceImage, options: MnistifyOptions = {}): MnistifiedImage | null {
  const checked = checkImage(image, options.maxPixels ?? MAX_IMAGE_PIXELS);
  return mnistifyOn(checked, WHITE) ?? (isTransparent(checked) ? mnistifyOn(checked, BLACK) : null);
}

/** An image in which ink was found. */
interface Reading {
  readonly depths: Depths;
  readonly ink: Ink;
  readonly inkBox: Box;
  readonly inverted: boolean;
  readonly cells: InkCells;
  readonly strokes: Strokes;
  readonly flattened: boolean;
}

function mnistifyOn(image: CheckedImage, background: number): MnistifiedImage | null {
  const gray = toGray(image, background);
  const paper = measurePaper(gray);
  const ink = measureInk(gray, paper);
  const plain = ink && readInk(gray, paper, ink, !ink.lighter, false);
  const reading = isDoubtful(plain, gray) ? better(readFlattened(gray), plain, gray) : plain;
  if (!reading) return null;
  const { depths, inkBox, inverted, strokes } = reading;
  const size = fitBox(inkBox, BOX_SIDE);
  const digit = resample(inkRows(depths, reading.ink, inkBox), size.width, size.height);
  const pixels = stretch(center(digit, size));
  return { pixels, inverted, inkBox, components: strokes.parts.length, warnings: warningsOf(reading, gray) };
}

/** Whether the paper may not be that of the border: no ink, too much ink, or ink at two or more borders. */
function isDoubtful(reading: Reading | null, { width, height }: GrayImage): boolean {
  if (Math.max(width, height) < SMALLEST_PHOTO) return false;
  if (!reading) return true;
  return inkFraction(reading.cells) > MUCH_INK || touchedBorders(reading.inkBox, { width, height }) >= 2;
}

/** The flattened reading if its ink touches fewer borders than that of the plain one or is less than half as much. */
function better(flattened: Reading | null, plain: Reading | null, gray: GrayImage): Reading | null {
  if (!flattened || !plain) return flattened ?? plain;
  const isInside = touchedBorders(flattened.inkBox, gray) < touchedBorders(plain.inkBox, gray);
  return isInside || inkFraction(flattened.cells) < inkFraction(plain.cells) / 2 ? flattened : plain;
}

function readFlattened(gray: GrayImage): Reading | null {
  const { image, paper, lighter } = flattenLight(gray);
  const ink = measureInk(image, paper);
  if (!ink || ink.lighter) return null;
  return readInk(image, paper, ink, !lighter, true);
}

function readInk(image: GrayImage, paper: Paper, ink: Ink, inverted: boolean, flattened: boolean): Reading {
  const depths = depthsOf(image, paper, ink.lighter);
  const cells = gatherInk(depths, ink.outline);
  const strokes = keepStrokes(cells, flattened);
  return {
    depths,
    ink,
    inkBox: findInkBox(depths, ink, cells, strokes),
    inverted,
    cells,
    strokes,
    flattened,
  };
}

function warningsOf({ cells, strokes, inkBox, flattened }: Reading, gray: GrayImage): ImageWarning[] {
  const count = countDigits(strokes, cells);
  const isPhoto = Math.max(gray.width, gray.height) >= SMALLEST_PHOTO;
  const fraction = flattened ? 0 : inkFraction(cells);
  const warnings: (ImageWarning | false)[] = [
    count > 1 && { kind: 'several-digits', count },
    flattened && { kind: 'background-removed' },
    isPhoto && touchedBorders(inkBox, gray) === 4 && { kind: 'touches-border' },
    isPhoto && fraction > MUCH_INK && { kind: 'much-ink', fraction },
  ];
  return warnings.filter((warning) => warning !== false);
}

/** The pixels of the box, from 0 (paper) to 1 (full ink). */
function inkRows(depths: Depths, { grain, full }: Ink, { x: left, y: top, width, height }: Box): Rows {
  const readRow = (y: number, row: Float64Array): void => {
    depths.readRow(top + y, left, row);
    for (let x = 0; x < width; x++) row[x] = row[x]! > grain ? Math.min(1, row[x]! / full) : 0;
  };
  return { width, height, readRow };
}
