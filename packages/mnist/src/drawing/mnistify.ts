import type { Box } from './box.js';
import { centre } from './centre.js';
import { type Depths, depthsOf } from './depths.js';
import { fitBox } from './fit-box.js';
import { isTransparent, toGrey } from './grey.js';
import { type Ink, measureInk } from './ink.js';
import { findInkBox } from './ink-box.js';
import { measurePaper } from './paper.js';
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
}

/** Width and height of the square that MNIST's digits fit in, in pixels. */
const BOX_SIDE = 20;
const WHITE = 255;
const BLACK = 0;

/**
 * Converts a drawing, scan or photo of one digit to the format of MNIST (LeCun, Bottou, Bengio & Haffner 1998, section
 * III-A): grey, light ink on dark paper, scaled into 20×20 pixels with its aspect ratio, and centred by its centre of mass in
 * 28×28. The border determines the colour of the paper. A transparent image gets a white background, or a black one if it
 * has no ink on white. An image of MNIST stays nearly unchanged.
 *
 * @returns null if there is no ink.
 * @throws {ImageTooLargeError} if the image has more than `options.maxPixels` pixels.
 * @throws {InvalidArgumentError} if the fields of `image` do not match.
 */
export function mnistify(image: SourceImage, options: MnistifyOptions = {}): MnistifiedImage | null {
  const checked = checkImage(image, options.maxPixels ?? MAX_IMAGE_PIXELS);
  return mnistifyOn(checked, WHITE) ?? (isTransparent(checked) ? mnistifyOn(checked, BLACK) : null);
}

function mnistifyOn(image: CheckedImage, background: number): MnistifiedImage | null {
  const grey = toGrey(image, background);
  const paper = measurePaper(grey);
  const ink = measureInk(grey, paper);
  if (!ink) return null;
  const depths = depthsOf(grey, paper, ink.lighter);
  const inkBox = findInkBox(depths, ink);
  const size = fitBox(inkBox, BOX_SIDE);
  const digit = resample(inkRows(depths, ink, inkBox), size.width, size.height);
  return { pixels: stretch(centre(digit, size)), inverted: !ink.lighter, inkBox };
}

/** The pixels of the box, from 0 (paper) to 1 (full ink). */
function inkRows(depths: Depths, { grain, full }: Ink, { x: left, y: top, width, height }: Box): Rows {
  const readRow = (y: number, row: Float64Array): void => {
    depths.readRow(top + y, left, row);
    for (let x = 0; x < width; x++) row[x] = row[x]! > grain ? Math.min(1, row[x]! / full) : 0;
  };
  return { width, height, readRow };
}
