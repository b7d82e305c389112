import { CHANNELS, CLASS_COUNT, IMAGE_SIDE, type ImageShape, type Labels } from '@lenet5/core';
import type { ClassFormat } from './classes.js';
import type { DecodedFile } from './data-file.js';
import {
  CountMismatchError,
  NoImagesError,
  WrongImageSizeError,
  WrongLabelError,
} from './errors/data-errors.js';
import { IdxWrongMagicError, IdxWrongTypeError } from './errors/idx-errors.js';
import type { IdxArray } from './idx-array.js';
import { IDX_TYPES } from './idx-types.js';
import { CLASSES, type ImageSet, MNIST_SHAPE, numberedNames } from './image-set.js';

/** A file and the classes of its data set. */
interface ClassifiedFile extends DecodedFile {
  readonly classes?: ClassFormat | undefined;
}

/**
 * Combines a file of images and a file of labels. Does not copy the pixels.
 *
 * @throws {LenetError} if the type, rank, image size, a label or the counts are wrong.
 */
export function toImageSet(imagesFile: DecodedFile, labelsFile: ClassifiedFile): ImageSet {
  const { images, ...format } = pixelsOf(imagesFile);
  const { labels, ...classes } = labelsOf(labelsFile);
  const count = imagesFile.array.shape[0]!;
  if (labels.length !== count) {
    throw new CountMismatchError(imagesFile.location, count, labelsFile.location, labels.length);
  }
  if (count === 0) throw new NoImagesError(imagesFile.location);
  return { images, labels, count, ...format, ...classes };
}

/** The pixels in a file, and their shape unless it is that of MNIST. @throws {LenetError} if their type, rank or size is wrong. */
export function pixelsOf({ array, location }: DecodedFile): Pick<ImageSet, 'images' | 'shape'> {
  const format = formatOfPixels(array, location);
  // The type was checked.
  return { images: array.values as Uint8Array, ...format };
}

/** The shape of images, given the header of their file, unless it is that of MNIST. @throws as {@link pixelsOf}. */
export function formatOfPixels(
  array: Pick<IdxArray, 'type' | 'shape'>,
  location: string,
): Pick<ImageSet, 'shape'> {
  const { length } = array.shape;
  if (length !== 3 && length !== 4) throw wrongRank(location, array, 'images', '3 or 4 dimensions');
  if (array.type !== 'u8') throw new IdxWrongTypeError(location, IDX_TYPES[array.type].byte, '0x08 (bytes)');
  const [, rows = 0, columns = 0, channels = 1] = array.shape;
  const shape: ImageShape = [rows, columns, channels];
  const isImage = [rows, columns].every((side) => side >= 1 && side <= IMAGE_SIDE.max);
  if (!isImage || channels < 1 || channels > CHANNELS.max) {
    throw new WrongImageSizeError(
      location,
      array.shape.slice(1).join('×'),
      `use images of at most ${IMAGE_SIDE.max}×${IMAGE_SIDE.max} pixels and ${CHANNELS.max} channels`,
    );
  }
  return String(shape) === String(MNIST_SHAPE) ? {} : { shape };
}

/**
 * The labels in a file, from 0, and the names of the classes unless they are the ten digits.
 *
 * @throws {LenetError} if the type, rank or a label is wrong.
 */
export function labelsOf({
  array,
  location,
  classes,
}: ClassifiedFile): Pick<ImageSet, 'labels' | 'classNames'> {
  const stored = labelColumn(array, location);
  const first = classes?.first ?? 0;
  const limit = first + (classes?.names.length ?? CLASS_COUNT.max);
  const wrong = stored.findIndex((label) => label < first || label >= limit);
  if (wrong >= 0) throw new WrongLabelError(location, stored[wrong]!, wrong, [first, limit - 1]);
  let highest = 0;
  for (const label of stored) highest = Math.max(highest, label - first);
  const labels = toLabels(stored, first, highest);
  const names = classes?.names ?? (highest < CLASSES ? undefined : numberedNames(highest + 1));
  const areDigits = String(names ?? numberedNames(CLASSES)) === String(numberedNames(CLASSES));
  return areDigits || !names ? { labels } : { labels, classNames: names };
}

function toLabels(stored: Uint8Array | Int32Array, first: number, highest: number): Labels {
  if (first === 0 && stored instanceof Uint8Array) return stored;
  const from = highest > 255 ? new Uint16Array(stored.length) : new Uint8Array(stored.length);
  return from.map((_, index) => stored[index]! - first);
}

/** The labels of MNIST are bytes. The labels of QMNIST are a table of 32-bit integers with the class in the first column. */
function labelColumn(array: IdxArray, location: string): Uint8Array | Int32Array {
  const { shape } = array;
  if (array.type === 'i32' && shape.length === 2) {
    const [rows = 0, columns = 0] = shape;
    if (columns === 0) throw wrongRank(location, array, 'labels', 'a class in the first column');
    return Int32Array.from({ length: rows }, (_, row) => array.values[row * columns]!);
  }
  if (shape.length !== 1) throw wrongRank(location, array, 'labels', '1 dimension');
  if (array.type !== 'u8' && array.type !== 'i32') {
    throw new IdxWrongTypeError(
      location,
      IDX_TYPES[array.type].byte,
      '0x08 (bytes) or 0x0c (32-bit integers)',
    );
  }
  return array.values;
}

function wrongRank(
  location: string,
  { shape, type }: Pick<IdxArray, 'type' | 'shape'>,
  content: string,
  expected: string,
): IdxWrongMagicError {
  const found = `${type} values of shape [${shape.join(', ')}]`;
  return new IdxWrongMagicError(location, `an IDX file of ${content}`, found, expected);
}
