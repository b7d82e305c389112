import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';
import type { FileRole } from '../canonical-digests.js';
import { type ImageSet, PIXELS } from '../image-set.js';
import { writeIdx } from '../write-idx.js';

/** The usual names of the four files. */
export const FILE_NAMES: Readonly<Record<FileRole, string>> = {
  trainImages: 'train-images-idx3-ubyte',
  trainLabels: 'train-labels-idx1-ubyte',
  testImages: 't10k-images-idx3-ubyte',
  testLabels: 't10k-labels-idx1-ubyte',
};

/** A set with the given labels whose image i is all of the pixel i mod 251, so that images can be told apart. */
export function setOf(labels: readonly number[]): ImageSet {
  const images = new Uint8Array(labels.length * PIXELS).map((_, at) => Math.floor(at / PIXELS) % 251);
  return { images, labels: Uint8Array.from(labels), count: labels.length };
}

/** A set of `count` images, the labels 0 to 9 in turn. */
export function smallSet(count: number): ImageSet {
  return setOf(Array.from({ length: count }, (_, index) => index % 10));
}

/** A set in short, since comparing arrays of pixels one by one takes seconds. */
export function gist({ images, labels, count }: ImageSet): { pixels: string; labels: string; count: number } {
  return { pixels: createHash('sha1').update(images).digest('hex'), labels: labels.join(''), count };
}

/** The four files of a data set, by name, not compressed. */
export function dataFiles(train: ImageSet, test: ImageSet): Record<string, Uint8Array> {
  return {
    [FILE_NAMES.trainImages]: imagesFile(train),
    [FILE_NAMES.trainLabels]: labelsFile(train),
    [FILE_NAMES.testImages]: imagesFile(test),
    [FILE_NAMES.testLabels]: labelsFile(test),
  };
}

/** The IDX file of a set's images. */
export function imagesFile({ images, count }: ImageSet): Uint8Array {
  return writeIdx({ type: 'u8', shape: [count, 28, 28], values: images });
}

/** The IDX file of a set's labels. */
export function labelsFile({ labels, count }: ImageSet): Uint8Array {
  return writeIdx({ type: 'u8', shape: [count], values: labels });
}

/** The same files, each gzipped and named `.gz`. */
export function gzipped(files: Record<string, Uint8Array>): Record<string, Uint8Array> {
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`${name}.gz`, gzipSync(bytes)]));
}

/** A folder that is gone after the test. */
export async function temporaryFolder(files: Record<string, Uint8Array> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lenet5-mnist-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
  return folder;
}

/** The message and code of the error that a promise is rejected with. */
export async function failure(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error && 'code' in error && 'expected' in error)
      return `${error.code}: ${error.message}`;
    throw error;
  }
  throw new Error('expected a failure');
}
