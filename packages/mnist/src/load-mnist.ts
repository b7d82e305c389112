import type { ChoiceSpec } from '@lenet5/core';
import { alike } from './alike.js';
import { type DataOrigin, originOf } from './data-origin.js';
import type { SplitName } from './file-names.js';
import type { ImageSet } from './image-set.js';
import type { LoadMnistOptions } from './load-options.js';
import { loadSet } from './load-set.js';
import { requireArgument } from './require-argument.js';
import { openSource } from './sources/open-source.js';

/** A loaded data set. */
export interface Mnist extends DataOrigin {
  /** The training images. */
  readonly train: ImageSet;
  /** The test images. */
  readonly test: ImageSet;
}

/** The loaded training or test images of a data set. */
export interface MnistSplit extends DataOrigin {
  readonly set: ImageSet;
}

/**
 * Loads MNIST, or another data set: images of up to 256×256 pixels and four channels, of 2 to 1,000 classes. The README lists the
 * sources and formats.
 *
 * The files are read, or downloaded, at the same time.
 *
 * The pixels and labels are not copied: `train.images` is a view of the training file after its 16-byte header, so the data
 * set uses only the 55 MB of the files. The sets of other data have `shape` and `classNames`.
 *
 * @throws {LenetError} One of the errors in the README.
 * @throws The reason of the signal, if it is aborted.
 *
 * @example
 * ```ts
 * import { loadMnist } from '@lenet5/mnist';
 *
 * const { train, test, provenance } = await loadMnist();
 * console.log(train.count, test.count, provenance); // 60000 10000 MNIST, verified
 * console.log(test.labels[0]); // 7
 * ```
 */
export async function loadMnist(options: LoadMnistOptions = {}): Promise<Mnist> {
  let isStopped = false;
  const source = await openSource(options, () => isStopped);
  options.signal?.throwIfAborted();
  const sets = [loadSet(source, 'train', options), loadSet(source, 'test', options)] as const;
  const [train, test] = await Promise.all(sets).catch((error: unknown) => {
    isStopped = true;
    throw error;
  });
  return { ...alike(train, test), ...originOf(source, [...train.files, ...test.files]) };
}

/**
 * Loads only the training images or only the test images of a data set. The other two files are not read and can be
 * missing.
 *
 * @throws What {@link loadMnist} throws.
 *
 *
 * @example
 * ```ts
 * import { loadMnistSplit } from '@lenet5/mnist';
 *
 * const { set } = await loadMnistSplit('test');
 * console.log(set.count, set.images.length); // 10000 7840000
 * ```
 */
export async function loadMnistSplit(split: SplitName, options: LoadMnistOptions = {}): Promise<MnistSplit> {
  requireArgument('split', SPLIT, split);
  const source = await openSource(options);
  options.signal?.throwIfAborted();
  const { set, files } = await loadSet(source, split, options);
  return { set, ...originOf(source, files) };
}

/** The halves of a data set. */
export const SPLIT: ChoiceSpec = { type: 'choice', choices: ['train', 'test'] };
