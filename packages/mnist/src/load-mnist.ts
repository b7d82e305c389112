import type { ChoiceSpec } from '@lenet5/core';
import type { FileRole } from './canonical-digests.js';
import type { DataFile } from './data-file.js';
import { WrongImageSizeError } from './errors/data-errors.js';
import { classNames, type ImageSet, imageShape } from './image-set.js';
import { limitedIndices, limitImageSet } from './limit-image-set.js';
import type { LoadMnistOptions } from './load-options.js';
import { requireArgument } from './require-argument.js';
import type { DataSource, SourceFile } from './sources/data-source.js';
import { openSource } from './sources/open-source.js';
import { emptyLabels } from './take-images.js';
import { labelsOf, pixelsOf, toImageSet } from './to-image-set.js';
import { transposeImages } from './transpose-images.js';

/** One half of a data set: the training images or the test images. */
export type SplitName = 'train' | 'test';

/** Describes whether the digits are the canonical MNIST. */
export type Provenance =
  | 'MNIST, verified'
  | 'not the canonical MNIST'
  | 'not verified: an insecure context has no SHA-256';

/** Where images are from. */
export interface DataOrigin {
  /** The source, to display: `bundled`, an absolute path, or an address without its query. */
  readonly source: string;
  /** Whether all loaded files have the SHA-256 of the canonical MNIST. */
  readonly verified: boolean;
  /** The result of the verification in words. */
  readonly provenance: Provenance;
  /** The loaded files with their digests. */
  readonly files: readonly DataFile[];
  /** What was assumed or left out, one line each; absent if nothing was. */
  readonly notes?: readonly string[];
}

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

const SPLIT: ChoiceSpec = { type: 'choice', choices: ['train', 'test'] };

const ROLES: Readonly<Record<SplitName, readonly [images: FileRole, labels: FileRole]>> = {
  train: ['trainImages', 'trainLabels'],
  test: ['testImages', 'testLabels'],
};

/** A set, and the files that it is from. */
interface LoadedSet {
  readonly set: ImageSet;
  readonly files: DataFile[];
}

/** Both sets with the same classes. The labels of a set may lack the last ones. */
function alike(train: LoadedSet, test: LoadedSet): Pick<Mnist, 'train' | 'test'> {
  const [shape, other] = [train, test].map(({ set }) => imageShape(set).join('×'));
  const location = test.files[0]?.location ?? '';
  if (shape !== other)
    throw new WrongImageSizeError(
      location,
      `${other}`,
      `use test images of ${shape}, like the training images`,
    );
  const [names, otherNames] = [classNames(train.set), classNames(test.set)];
  if (names.length === otherNames.length) return { train: train.set, test: test.set };
  const all = names.length > otherNames.length ? names : otherNames;
  return { train: { ...train.set, classNames: all }, test: { ...test.set, classNames: all } };
}

async function loadSet(
  source: DataSource,
  split: SplitName,
  { signal, limit }: LoadMnistOptions,
): Promise<LoadedSet> {
  const limited = split === 'train' && limit ? await loadLimited(source, limit) : undefined;
  signal?.throwIfAborted();
  if (limited) return limited;
  const [imagesRole, labelsRole] = ROLES[split];
  const [images, labels] = await Promise.all([source.read(imagesRole), source.read(labelsRole)]);
  signal?.throwIfAborted();
  const loaded = combine(images, labels, toImageSet(images, labels));
  const { set } = loaded;
  if (split === 'test' || !limit || limit.count >= set.count) return loaded;
  return { ...loaded, set: limitImageSet(set, limit.count, limit.seed) };
}

/** Reads only some of the training images; undefined if their file must be read as a whole. */
async function loadLimited(
  source: DataSource,
  { count, seed }: NonNullable<LoadMnistOptions['limit']>,
): Promise<LoadedSet | undefined> {
  let labelsFile: SourceFile | undefined;
  let picked: Uint32Array | undefined;
  const images = await source.readPicked?.('trainImages', async (total) => {
    if (count >= total) return undefined;
    labelsFile = await source.read('trainLabels');
    const set = labelsOf(labelsFile);
    const classes = classNames(set).length;
    picked = set.labels.length === total ? limitedIndices(set.labels, classes, count, seed) : undefined;
    return picked;
  });
  if (!images || !labelsFile || !picked) return undefined;
  const { labels: all, ...classes } = labelsOf(labelsFile);
  const labels = emptyLabels(all, picked.length);
  for (const [to, from] of picked.entries()) labels[to] = all[from]!;
  return combine(images, labelsFile, { ...pixelsOf(images), labels, count: picked.length, ...classes });
}

function combine(images: SourceFile, labels: SourceFile, set: ImageSet): LoadedSet {
  if (images.transposed) transposeImages(set.images, imageShape(set)[0]);
  return { set, files: [withoutArray(images), withoutArray(labels)] };
}

function withoutArray({ role, location, sha256, canonical }: SourceFile): DataFile {
  return { role, location, sha256, canonical };
}

function originOf({ description, notes }: DataSource, files: readonly DataFile[]): DataOrigin {
  const provenance = provenanceOf(files);
  const verified = provenance === 'MNIST, verified';
  return { source: description, verified, provenance, files, ...(notes?.length && { notes }) };
}

function provenanceOf(files: readonly DataFile[]): Provenance {
  if (files.some((file) => file.sha256 === null)) return 'not verified: an insecure context has no SHA-256';
  return files.every((file) => file.canonical) ? 'MNIST, verified' : 'not the canonical MNIST';
}
