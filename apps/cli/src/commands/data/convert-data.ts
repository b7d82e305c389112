import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type ImageShape, LenetError, shapeSize } from '@lenet5/core';
import {
  type AnyImageSet,
  classNames,
  type ImageSet,
  idxHeader,
  imageParts,
  imageShape,
  rawPixels,
  writeIdx,
} from '@lenet5/mnist';
import { loadDataSet } from '../../data-set/load-data-set.js';
import { currentInvocation, quoteWord } from '../../invocation.js';
import type { Output } from '../../output.js';
import { CLASS_NAMES_FILE } from '../../run-folder/layout.js';
import { writeAtomically } from '../../run-folder/write-atomically.js';
import type { DataOptions } from './data-options.js';

/** Options of `lenet5 data convert`. */
export interface ConvertOptions extends DataOptions {
  /** The folder of the IDX files. */
  readonly out: string;
  /** Rows and columns; undefined keeps those of the data. */
  readonly size: readonly [rows: number, columns: number] | undefined;
  /** Gray images; false keeps the channels of the data. */
  readonly gray: boolean;
}

/** The folder of converted data has files. */
class DataExistError extends LenetError {
  static override readonly code = 'CLI_DATA_EXIST';
  declare readonly code: typeof DataExistError.code;
}

/** The names of MNIST, which every program reads. */
const FILES = {
  train: { images: 'train-images-idx3-ubyte', labels: 'train-labels-idx1-ubyte' },
  test: { images: 't10k-images-idx3-ubyte', labels: 't10k-labels-idx1-ubyte' },
} as const;

/** Throws {@link DataExistError} unless the folder is empty or does not exist. */
async function refuseFiles(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  if (names.length === 0) return;
  const found = names.slice(0, 3).join(', ');
  throw new DataExistError({ problem: `${folder} is not empty`, found, remedy: 'use another folder' });
}

/** The parts of an IDX file of images, with another size or other channels than those of the set if need be. */
async function* imagesFile(set: AnyImageSet, shape: ImageShape): AsyncGenerator<Uint8Array> {
  const dimensions = shape[2] === 1 ? shape.slice(0, 2) : shape;
  yield idxHeader({ type: 'u8', shape: [set.count, ...dimensions] });
  for await (const part of imageParts(set)) yield convert(part, shape);
}

/** The images of a set with another size or other channels. */
function convert(set: ImageSet, shape: ImageShape): Uint8Array {
  const [height, width, channels] = imageShape(set);
  if (String(shape) === String(imageShape(set))) return set.images;
  const [from, to] = [height * width * channels, shapeSize(shape)];
  const images = new Uint8Array(set.count * to);
  for (let index = 0; index < set.count; index++) {
    const data = set.images.slice(index * from, (index + 1) * from);
    const image = { width, height, data, channels: channels as 1 | 2 | 3 | 4 };
    images.set(rawPixels(image, shape), index * to);
  }
  return images;
}

/** The IDX file of the labels of a set. */
function labelsFile({ labels, count }: AnyImageSet): Uint8Array {
  return labels.BYTES_PER_ELEMENT > 1
    ? writeIdx({ type: 'i32', shape: [count], values: Int32Array.from(labels) })
    : writeIdx({ type: 'u8', shape: [count], values: Uint8Array.from(labels) });
}

/**
 * Writes a data set as four IDX files, and the names of its classes beside them.
 *
 * @throws DataExistError, RunWriteError, and what loading throws.
 */
export async function convertData(options: ConvertOptions, { out, err }: Output): Promise<void> {
  const { data, out: folder, size, gray, json, quiet } = options;
  await refuseFiles(folder);
  const { train, test, close } = await loadDataSet(data, (text) => {
    if (!quiet) err.line(text);
  });
  const [rows, columns, channels] = imageShape(train);
  const shape: ImageShape = [size?.[0] ?? rows, size?.[1] ?? columns, gray ? 1 : channels];
  await mkdir(folder, { recursive: true });
  for (const [name, set] of Object.entries({ train, test })) {
    const { images, labels } = FILES[name as 'train' | 'test'];
    await writeAtomically(join(folder, images), imagesFile(set, shape));
    await writeAtomically(join(folder, labels), labelsFile(set));
  }
  await close();
  const names = classNames(train);
  if (train.classNames) await writeAtomically(join(folder, CLASS_NAMES_FILE), `${JSON.stringify(names)}\n`);
  const counts = { train: train.count, test: test.count };
  out.data(json ? JSON.stringify({ folder, shape, classes: names.length, ...counts }) : folder);
  if (quiet || json) return;
  err.line(
    `${shape.join('×')} pixels, ${names.length} classes, ${train.count} training and ${test.count} test images`,
  );
  err.line('to train: ', `${currentInvocation()} train --data ${quoteWord(folder)}`);
}
