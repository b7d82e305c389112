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

/** How a picture is made MNIST-like. */
export interface MnistifyOptions {
  /** A picture of more pixels is refused. Default {@link MAX_IMAGE_PIXELS}, 100 megapixels. */
  readonly maxPixels?: number;
}

/** A picture made MNIST-like. */
export interface MnistifiedImage {
  /** Shape `[28, 28]`, row-major, 0 (paper) to 255 (ink). */
  readonly pixels: Uint8Array;
  /** Whether the picture was turned over: dark ink on light paper. */
  readonly inverted: boolean;
  /** Where the ink was found, in pixels of the picture. */
  readonly inkBox: Box;
}

/** MNIST's digits are fitted into a square of this many pixels a side. */
const BOX_SIDE = 20;
const WHITE = 255;
const BLACK = 0;

/**
 * Makes a drawing, scan or photo of one digit look as MNIST's images do (LeCun, Bottou, Bengio & Haffner 1998,
 * section III-A): grey, light ink on dark paper, fitted into 20×20 pixels with its aspect kept, centred by its centre
 * of mass in 28×28. Which of paper and ink is the lighter is found out by the border. A transparent picture is laid
 * on white, or on black where nothing shows on white. An image of MNIST comes out as it is.
 *
 * @returns null where there is no ink: a blank picture, or one whose grain is all there is.
 * @throws {ImageTooLargeError} The picture has more than `options.maxPixels` pixels.
 * @throws {InvalidArgumentError} The fields of `image` do not fit each other.
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

/** The box's pixels, from 0 (paper) to 1 (ink through and through). */
function inkRows(depths: Depths, { grain, full }: Ink, { x: left, y: top, width, height }: Box): Rows {
  const readRow = (y: number, row: Float64Array): void => {
    depths.readRow(top + y, left, row);
    for (let x = 0; x < width; x++) row[x] = row[x]! > grain ? Math.min(1, row[x]! / full) : 0;
  };
  return { width, height, readRow };
}
