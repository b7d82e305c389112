import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { LenetError } from '@lenet5/core';
import { onTestFinished } from 'vitest';
import type { FileRole } from '../canonical-digests.js';
import { type ImageSet, PIXELS } from '../image-set.js';
import { writeIdx } from '../write-idx.js';

/** The names of MNIST's four files. */
export const FILE_NAMES: Readonly<Record<FileRole, string>> = {
  trainImages: 'train-images-idx3-ubyte',
  trainLabels: 'train-labels-idx1-ubyte',
  testImages: 't10k-images-idx3-ubyte',
  testLabels: 't10k-labels-idx1-ubyte',
};

/** A set with these labels in which all pixels of image i are i mod 251, which identifies images. */
export function setOf(labels: readonly number[]): ImageSet {
  const images = new Uint8Array(labels.length * PIXELS).map((_, at) => Math.floor(at / PIXELS) % 251);
  return { images, labels: Uint8Array.from(labels), count: labels.length };
}

/** A set of `count` images with the labels 0 to 9, repeated. */
export function smallSet(count: number): ImageSet {
  return setOf(Array.from({ length: count }, (_, index) => index % 10));
}

/** A digest of a set, because a comparison of pixel arrays takes seconds. */
export function digestOf({ images, labels, count }: ImageSet): {
  pixels: string;
  labels: string;
  count: number;
} {
  return { pixels: createHash('sha1').update(images).digest('hex'), labels: labels.join(''), count };
}

/** The four decompressed files of a data set, by name. */
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
  return writeIdx({ type: 'u8', shape: [count], values: Uint8Array.from(labels) });
}

/** The files gzipped, with `.gz` appended to their names. */
export function gzipped(files: Record<string, Uint8Array>): Record<string, Uint8Array> {
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`${name}.gz`, gzipSync(bytes)]));
}

/** Creates a folder that is deleted after the test. */
export async function temporaryFolder(files: Record<string, Uint8Array> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lenet5-mnist-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
  return folder;
}

/** The code and message of the error with which a promise is rejected. */
export async function failure(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    if (LenetError.isInstance(error)) return `${error.code}: ${error.message}`;
    throw error;
  }
  throw new Error('the promise was fulfilled');
}
