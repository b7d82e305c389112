import { InvalidArgumentError } from './errors/invalid-argument-error.js';
import { IMAGE_SIZE, PIXELS } from './image-set.js';
import { requireInteger } from './require-argument.js';
import { type GreyImage, resizeGrey } from './resize-grey.js';

export type { GreyImage } from './resize-grey.js';

/** Side of the box that MNIST's digits were scaled to fit. */
const BOX = 20;

/** Difference from the paper, of 255, below which nothing counts as ink. */
const FAINTEST_INK = 24;

/** Share of the darkest ink from which a pixel belongs to the digit's outline: less is shade or noise. */
const OUTLINE = 0.2;

/** Share of the darkest ink below which a pixel is paper: the grain of a scan or a photograph. */
const GRAIN = 0.06;

/**
 * Makes a picture of a digit what MNIST's makers made of theirs (LeCun, Bottou, Bengio & Haffner 1998, §III.A): paper
 * and ink told apart by the picture's border (so either may be the darker), the ink cropped, scaled with its aspect
 * kept to fit a box of 20×20 with antialiasing, and put into 28×28 with its centre of mass in the middle.
 *
 * @param image Grey pixels of any size, row-major, 0 black to 255 white.
 * @returns Shape `[28, 28]`, 0 (paper) to 255 (ink); null where there is no ink.
 * @throws InvalidArgumentError where the pixels are not `width` × `height`.
 */
export function mnistify(image: GreyImage): Uint8Array | null {
  const { width, height, data } = image;
  requireInteger('image.width', width, 1);
  requireInteger('image.height', height, 1);
  if (data.length !== width * height) {
    throw new InvalidArgumentError('image.data.length', data.length, `${width * height}, one a pixel`);
  }
  const ink = inkOf(image);
  return ink && centreByMass(resizeGrey(crop(ink), BOX));
}

/** The ink from 0 to 1, the darkest being 1; null where there is none. */
function inkOf({ width, height, data }: GreyImage): GreyImage | null {
  const paper = medianOfBorder(data, width, height);
  const sign = paper > 127 ? -1 : 1;
  let darkest = 0;
  for (let i = 0; i < data.length; i++) darkest = Math.max(darkest, (data[i]! - paper) * sign);
  if (darkest < FAINTEST_INK) return null;
  const ink = Float32Array.from(data, (value) => {
    const share = ((value - paper) * sign) / darkest;
    return share < GRAIN ? 0 : share;
  });
  return { width, height, data: ink };
}

function medianOfBorder(data: ArrayLike<number>, width: number, height: number): number {
  const border: number[] = [];
  for (let x = 0; x < width; x++) border.push(data[x]!, data[(height - 1) * width + x]!);
  for (let y = 0; y < height; y++) border.push(data[y * width]!, data[y * width + width - 1]!);
  border.sort((a, b) => a - b);
  return border[border.length >> 1]!;
}

/** The smallest part that holds every pixel of the outline. */
function crop({ width, height, data }: GreyImage): GreyImage {
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let i = 0; i < data.length; i++) {
    if (data[i]! < OUTLINE) continue;
    const x = i % width;
    const y = Math.floor(i / width);
    [left, right, top, bottom] = [
      Math.min(left, x),
      Math.max(right, x),
      Math.min(top, y),
      Math.max(bottom, y),
    ];
  }
  const columns = right - left + 1;
  const rows = bottom - top + 1;
  const part = new Float32Array(columns * rows);
  for (let i = 0; i < part.length; i++) {
    part[i] = data[(top + Math.floor(i / columns)) * width + left + (i % columns)]!;
  }
  return { width: columns, height: rows, data: part };
}

/**
 * The small picture in 28×28, moved by whole pixels so that it loses none, its centre of mass as near as can be to the
 * middle of pixel (14, 14), counted from 0: where the digits of MNIST have theirs.
 */
function centreByMass({ width, height, data }: GreyImage): Uint8Array {
  let [mass, massX, massY] = [0, 0, 0];
  for (let i = 0; i < data.length; i++) {
    mass += data[i]!;
    massX += data[i]! * (i % width);
    massY += data[i]! * Math.floor(i / width);
  }
  const place = (centre: number, size: number): number =>
    Math.max(0, Math.min(IMAGE_SIZE - size, Math.ceil(IMAGE_SIZE / 2 - centre - 0.5)));
  const left = place(massX / mass, width);
  const top = place(massY / mass, height);
  const pixels = new Uint8Array(PIXELS);
  for (let i = 0; i < data.length; i++) {
    const at = (top + Math.floor(i / width)) * IMAGE_SIZE + left + (i % width);
    pixels[at] = Math.round(255 * Math.min(1, data[i]!));
  }
  return pixels;
}
