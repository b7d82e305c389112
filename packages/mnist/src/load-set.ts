import type { DataFile } from './data-file.js';
import { SPLIT_ROLES, type SplitName } from './file-names.js';
import { classNames, type ImageSet, imageShape } from './image-set.js';
import { limitedIndices, limitImageSet } from './limit-image-set.js';
import type { LoadMnistOptions } from './load-options.js';
import type { DataSource, SourceFile } from './sources/data-source.js';
import { emptyLabels } from './take-images.js';
import { labelsOf, pixelsOf, toImageSet } from './to-image-set.js';
import { transposeImages } from './transpose-images.js';

/** A set, and the files that it is from. */
export interface LoadedSet {
  readonly set: ImageSet;
  readonly files: readonly DataFile[];
}

/** Loads the training or the test images. */
export async function loadSet(
  source: DataSource,
  split: SplitName,
  { signal, limit }: LoadMnistOptions,
): Promise<LoadedSet> {
  const limited = split === 'train' && limit ? await loadLimited(source, limit) : undefined;
  signal?.throwIfAborted();
  if (limited) return limited;
  const [imagesRole, labelsRole] = SPLIT_ROLES[split];
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
