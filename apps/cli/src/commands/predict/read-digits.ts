import { mnistify } from '@lenet5/mnist';
import { loadDataSet } from '../../data-set/load-data-set.js';
import { takeImage } from '../../data-set/take-image.js';
import { isExpectedError } from '../../errors/expected-error.js';
import { decodeImage } from '../../images/decode-image.js';
import { findImages } from '../../images/find-images.js';
import { NoInkError } from '../../images/image-errors.js';
import { readBytes, STDIN } from '../../images/read-bytes.js';
import { dataOfModel } from '../../model-file/data-of-model.js';
import type { PredictOptions, Subject } from './predict-options.js';
import type { Digit } from './prediction.js';

/** The images that could be read, and what was wrong with the others. */
export interface ReadDigits {
  readonly digits: readonly Digit[];
  readonly failures: readonly Error[];
}

async function readPicture(file: string, note: (text: string) => void): Promise<Digit> {
  const name = file === STDIN ? 'standard input' : file;
  const image = await decodeImage(await readBytes(file), name, note);
  const found = mnistify(image);
  if (!found) throw new NoInkError(name, image.width, image.height);
  const { pixels, inverted, inkBox } = found;
  return { name, pixels, picture: { file, inverted, inkBox } };
}

async function readPictures(paths: readonly string[], note: (text: string) => void): Promise<ReadDigits> {
  const digits: Digit[] = [];
  const failures: Error[] = [];
  for (const file of await findImages(paths)) {
    try {
      digits.push(await readPicture(file, note));
    } catch (error) {
      if (!isExpectedError(error)) throw error;
      failures.push(error);
    }
  }
  return { digits, failures };
}

async function readExample(
  { index, split, data }: Extract<Subject, { kind: 'index' }>,
  model: string,
  note: (text: string) => void,
): Promise<Digit> {
  const set = (await loadDataSet(data ?? (await dataOfModel(model)), note))[split];
  const { pixels, label } = takeImage(set, index);
  return { name: `${split} image ${index}`, pixels, example: { index, label } };
}

/**
 * Reads what is to be predicted. A picture that cannot be read does not keep the others back.
 *
 * @param note hears of what takes long: downloads, large pictures.
 * @throws UsageError where the data set has no such image, ImageUnreadableError where a folder holds no picture, and
 *   what `loadMnist` throws.
 */
export async function readDigits(
  { subject, model }: PredictOptions,
  note: (text: string) => void,
): Promise<ReadDigits> {
  if (subject.kind === 'files') return readPictures(subject.paths, note);
  return { digits: [await readExample(subject, model, note)], failures: [] };
}
