import { type ImageShape, LenetError } from '@lenet5/core';
import { imageShape, mnistify, rawPixels, type SourceImage } from '@lenet5/mnist';
import { decodeImage } from '@lenet5/mnist/decode';
import { readDigits as findDigits } from '@lenet5/mnist/digits';
import { loadSplit } from '../../data-set/load-data-set.js';
import { takeImage } from '../../data-set/take-image.js';
import { findImages } from '../../images/find-images.js';
import { NoInkError } from '../../images/image-errors.js';
import { readBytes, STDIN } from '../../images/read-bytes.js';
import { dataOfModel } from '../../model-file/data-of-model.js';
import type { PredictInput, PredictOptions } from './predict-options.js';
import type { Digit } from './prediction.js';

/** The images that a model takes. */
export interface ImageFormat {
  readonly shape: ImageShape;
  /** Whether image files are taken as they are, not converted like the digits of MNIST. */
  readonly raw: boolean;
}

/** The images that were read, and the errors of those that could not be. */
export interface ReadDigits {
  readonly digits: readonly Digit[];
  readonly failures: readonly Error[];
}

const MNIST_SHAPE = imageShape({});

/** An image as it is, scaled if it has another size. */
function readRaw(image: SourceImage, name: string, file: string, shape: ImageShape): Digit {
  const [rows, columns] = shape;
  const { width, height } = image;
  const scaledFrom = width === columns && height === rows ? {} : { scaledFrom: [width, height] as const };
  return { name, pixels: rawPixels(image, shape), shape, source: { file, raw: true, ...scaledFrom } };
}

/** The digits of an image, in reading order. */
function readMany(image: SourceImage, name: string, file: string): Digit[] {
  const found = findDigits(image);
  if (found.length === 0) throw new NoInkError(name, image.width, image.height);
  return found.map(({ pixels, ...preparation }, index) => ({
    name: `${name} digit ${index + 1}`,
    pixels,
    shape: MNIST_SHAPE,
    source: { file, ...preparation },
  }));
}

async function readImageFile(
  file: string,
  { many }: Extract<PredictInput, { kind: 'files' }>,
  { shape, raw }: ImageFormat,
  note: (text: string) => void,
): Promise<readonly Digit[]> {
  const name = file === STDIN ? 'standard input' : file;
  const image = await decodeImage(await readBytes(file), name, note);
  if (raw) return [readRaw(image, name, file, shape)];
  if (many) return readMany(image, name, file);
  const found = mnistify(image);
  if (!found) throw new NoInkError(name, image.width, image.height);
  const { pixels, ...preparation } = found;
  return [{ name, pixels, shape, source: { file, ...preparation } }];
}

async function readImageFiles(
  input: Extract<PredictInput, { kind: 'files' }>,
  format: ImageFormat,
  note: (text: string) => void,
): Promise<ReadDigits> {
  const digits: Digit[] = [];
  const failures: Error[] = [];
  for (const file of await findImages(input.paths)) {
    try {
      digits.push(...(await readImageFile(file, input, format, note)));
    } catch (error) {
      if (!LenetError.isInstance(error)) throw error;
      failures.push(error);
    }
  }
  return { digits, failures };
}

async function readExample(
  { index, split, data }: Extract<PredictInput, { kind: 'index' }>,
  model: string,
  note: (text: string) => void,
): Promise<Digit> {
  const { set, close } = await loadSplit(data ?? (await dataOfModel(model)), split, note);
  try {
    const { label, ...image } = await takeImage(set, index);
    return { name: `${split} image ${index}`, ...image, example: { index, label } };
  } finally {
    await close();
  }
}

/**
 * Reads the images to predict. An image file that cannot be read does not affect the others.
 *
 * @param note called with a line of text before slow work: downloads, large images.
 * @throws UsageError if the data set has no such image, ImageUnreadableError if a folder holds no images, and what
 *   `loadMnist` throws.
 */
export async function readDigits(
  { input, model }: PredictOptions,
  format: ImageFormat,
  note: (text: string) => void,
): Promise<ReadDigits> {
  if (input.kind === 'files') return readImageFiles(input, format, note);
  return { digits: [await readExample(input, model, note)], failures: [] };
}
