import { LenetError } from '@lenet5/core';
import { IMAGE_SIZE, mnistify, rawPixels, type SourceImage } from '@lenet5/mnist';
import { loadSplit } from '../../data-set/load-data-set.js';
import { takeImage } from '../../data-set/take-image.js';
import { decodeImage } from '../../images/decode-image.js';
import { findImages } from '../../images/find-images.js';
import { NoInkError, RawSizeError } from '../../images/image-errors.js';
import { readBytes, STDIN } from '../../images/read-bytes.js';
import { dataOfModel } from '../../model-file/data-of-model.js';
import type { PredictInput, PredictOptions } from './predict-options.js';
import type { Digit } from './prediction.js';

/** The images that were read, and the errors of those that could not be. */
export interface ReadDigits {
  readonly digits: readonly Digit[];
  readonly failures: readonly Error[];
}

/** A 28×28 image as it is. */
function readRaw(image: SourceImage, name: string, file: string): Digit {
  const { width, height } = image;
  if (width !== IMAGE_SIZE || height !== IMAGE_SIZE) throw new RawSizeError(name, width, height);
  return { name, pixels: rawPixels(image), source: { file, raw: true } };
}

async function readImageFile(file: string, raw: boolean, note: (text: string) => void): Promise<Digit> {
  const name = file === STDIN ? 'standard input' : file;
  const image = await decodeImage(await readBytes(file), name, note);
  if (raw) return readRaw(image, name, file);
  const found = mnistify(image);
  if (!found) throw new NoInkError(name, image.width, image.height);
  const { pixels, ...preparation } = found;
  return { name, pixels, source: { file, ...preparation } };
}

async function readImageFiles(
  paths: readonly string[],
  raw: boolean,
  note: (text: string) => void,
): Promise<ReadDigits> {
  const digits: Digit[] = [];
  const failures: Error[] = [];
  for (const file of await findImages(paths)) {
    try {
      digits.push(await readImageFile(file, raw, note));
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
  const { set } = await loadSplit(data ?? (await dataOfModel(model)), split, note);
  const { pixels, label } = takeImage(set, index);
  return { name: `${split} image ${index}`, pixels, example: { index, label } };
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
  note: (text: string) => void,
): Promise<ReadDigits> {
  if (input.kind === 'files') return readImageFiles(input.paths, input.raw, note);
  return { digits: [await readExample(input, model, note)], failures: [] };
}
