import { alike } from '../alike.js';
import { type DataOrigin, originOf } from '../data-origin.js';
import { StreamUnsupportedError } from '../errors/stream-errors.js';
import type { SplitName } from '../file-names.js';
import { classNames, valuesPerImage } from '../image-set.js';
import { limitedIndices, limitImageSet } from '../limit-image-set.js';
import { SPLIT } from '../load-mnist.js';
import type { LoadMnistOptions } from '../load-options.js';
import { type LoadedSet, loadSet } from '../load-set.js';
import { requireArgument, requireInteger } from '../require-argument.js';
import type { DataSource, StreamedFiles } from '../sources/data-source.js';
import { openSource } from '../sources/open-source.js';
import { readSome } from './read-some.js';
import { type AnyImageSet, isStreamed } from './streamed-set.js';

/** Options of `streamMnist()`. */
export interface StreamMnistOptions extends LoadMnistOptions {
  /** A set whose pixels have at most this many bytes is loaded into memory. Default 0: each set is streamed. */
  readonly memoryLimit?: number | undefined;
}

/** A data set that is open. */
export interface OpenMnist extends DataOrigin {
  readonly train: AnyImageSet;
  readonly test: AnyImageSet;
  /** Closes the files of the streamed sets. */
  close(): Promise<void>;
}

/** The training or test images of a data set that is open. */
export interface OpenMnistSplit extends DataOrigin {
  readonly set: AnyImageSet;
  /** Closes the file of the streamed set, if it is one. */
  close(): Promise<void>;
}

/**
 * Opens a data set whose pixels stay on disk: the images are read by index when they are needed. For sets that exceed the memory. The labels
 * are loaded. The sources are those of {@link loadMnist} that are files on disk: IDX files, which a cache keeps decompressed if they are
 * gzipped, and folders of images per class and archives, which a cache keeps as IDX files. Only in Node.
 *
 * @throws {StreamUnsupportedError} if the source is read as a whole; what {@link loadMnist} throws. Reading throws {@link IdxTruncatedError} if
 * the file has become shorter, and {@link FileUnreadableError} if the disk fails.
 *
 * @example
 * ```ts
 * import { streamMnist } from '@lenet5/mnist';
 *
 * const digits = await streamMnist();
 * const { train } = digits;
 * console.log(train.count, 'images' in train); // 60000 false
 * await digits.close();
 * ```
 */
export async function streamMnist(options: StreamMnistOptions = {}): Promise<OpenMnist> {
  const source = await open(options);
  const train = await openSet(source, 'train', options);
  try {
    const test = await openSet(source, 'test', options);
    const sets = [train.set, test.set];
    const close = async (): Promise<void> => void (await Promise.all(sets.map(closeSet)));
    return {
      ...alike<AnyImageSet>(train, test),
      ...originOf(source, [...train.files, ...test.files]),
      close,
    };
  } catch (error) {
    await closeSet(train.set);
    throw error;
  }
}

/**
 * Opens only the training images or only the test images; see {@link streamMnist}. The other two files can be missing.
 *
 * @throws What {@link streamMnist} throws.
 *
 * @example
 * ```ts
 * import { readSome, streamMnistSplit } from '@lenet5/mnist';
 *
 * const { set, close } = await streamMnistSplit('test');
 * const { images, labels } = await readSome(set, Uint32Array.of(0, 9_999));
 * console.log(images.length, labels); // 1568 Uint8Array(2) [ 7, 6 ]
 * await close();
 * ```
 */
export async function streamMnistSplit(
  split: SplitName,
  options: StreamMnistOptions = {},
): Promise<OpenMnistSplit> {
  requireArgument('split', SPLIT, split);
  const source = await open(options);
  const { set, files } = await openSet(source, split, options);
  return { set, ...originOf(source, files), close: () => closeSet(set) };
}

async function open({ memoryLimit = 0, ...options }: StreamMnistOptions): Promise<DataSource> {
  if (memoryLimit !== Infinity) requireInteger('memoryLimit', memoryLimit, 0);
  const source = await openSource(options);
  options.signal?.throwIfAborted();
  return source;
}

async function closeSet(set: AnyImageSet): Promise<void> {
  if (isStreamed(set)) await set.close();
}

async function openSet(
  source: DataSource,
  split: SplitName,
  { memoryLimit = 0, ...options }: StreamMnistOptions,
): Promise<StreamedFiles | LoadedSet> {
  const opened = await source.stream?.(split, memoryLimit);
  if (opened) return split === 'train' ? limited(opened, memoryLimit, options) : opened;
  if (!source.stream && memoryLimit === 0) {
    const remedy = 'use IDX files, which lenet5 data convert writes, or load it into memory';
    throw new StreamUnsupportedError(source.description, 'data that are read as a whole', remedy);
  }
  return loadSet(source, split, options);
}

/** The images that `limit` selects: in memory if they fit. */
async function limited(
  { set, files }: StreamedFiles,
  memoryLimit: number,
  { limit }: LoadMnistOptions,
): Promise<StreamedFiles | LoadedSet> {
  if (!limit || limit.count >= set.count) return { set, files };
  if (limit.count * valuesPerImage(set) > memoryLimit) {
    return { set: limitImageSet(set, limit.count, limit.seed), files };
  }
  try {
    const picked = limitedIndices(set.labels, classNames(set).length, limit.count, limit.seed);
    return { set: await readSome(set, picked), files };
  } finally {
    await set.close();
  }
}
