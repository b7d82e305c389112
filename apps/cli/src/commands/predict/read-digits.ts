import { LenetError } from '@lenet5/core';
import { IMAGE_SIZE, mnistify, rawPixels, type SourceImage } from '@lenet5/mnist';
import { readDigits as findDigits } from '@lenet5/mnist/digits';
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

/** The digits of an image, in reading order. */
function readMany(image: SourceImage, name: string, file: string): Digit[] {
  const found = findDigits(image);
  if (found.length === 0) throw new NoInkError(name, image.width, image.height);
  return found.map(({ pixels, ...preparation }, index) => ({
    name: `${name} digit ${index + 1}`,
    pixels,
    source: { file, ...preparation },
  }));
}

/** Whether a model was trained on images that are not those of MNIST, which were not prepared like them. */
async function hasOtherData(model: string): Promise<boolean> {
  const data = await dataOfModel(model);
  return data !== 'bundled' && data !== 'mirror';
}

function isTrainingSize({ width, height }: SourceImage): boolean {
  return width === IMAGE_SIZE && height === IMAGE_SIZE;
}

async function readImageFile(
  file: string,
  { raw, many, other }: Extract<PredictInput, { kind: 'files' }> & { readonly other: boolean },
  note: (text: string) => void,
): Promise<readonly Digit[]> {
  const name = file === STDIN ? 'standard input' : file;
  const image = await decodeImage(await readBytes(file), name, note);
  if (raw || (other && !many && isTrainingSize(image))) return [readRaw(image, name, file)];
  if (many) return readMany(image, name, file);
  const found = mnistify(image);
  if (!found) throw new NoInkError(name, image.width, image.height);
  const { pixels, ...preparation } = found;
  return [{ name, pixels, source: { file, ...preparation } }];
}

async function readImageFiles(
  input: Extract<PredictInput, { kind: 'files' }>,
  model: string,
  note: (text: string) => void,
): Promise<ReadDigits> {
  const digits: Digit[] = [];
  const failures: Error[] = [];
  const other = await hasOtherData(model);
  for (const file of await findImages(input.paths)) {
    try {
      digits.push(...(await readImageFile(file, { ...input, other }, note)));
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
  if (input.kind === 'files') return readImageFiles(input, model, note);
  return { digits: [await readExample(input, model, note)], failures: [] };
}
