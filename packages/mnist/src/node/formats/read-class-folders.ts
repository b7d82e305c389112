import { CLASS_COUNT, type ImageShape, shapeSize } from '@lenet5/core';
import { rawPixels } from '../../drawing/raw-pixels.js';
import { DataFormatError } from '../../errors/data-format-error.js';
import { type ImageSet, MNIST_SHAPE } from '../../image-set.js';
import type { ClassFolders } from './class-folders.js';
import { CommonShape } from './common-shape.js';
import { decodeClasses, type Skipped, skippedNotes } from './decode-classes.js';
import { type ImageStore, memoryStore } from './image-store.js';
import type { LoadedSets } from './loaded-sets.js';

/** The decoded images of a folder per class, which get one shape. */
export interface DecodedFolders {
  readonly shape: ImageShape;
  readonly classNames: readonly string[];
  readonly notes: readonly string[];
}

/** Where the decoded images are kept. */
export interface FolderStores {
  readonly train: ImageStore;
  readonly test: ImageStore;
}

/**
 * Decodes all images into stores. Image files that cannot be read are left out and listed.
 *
 * @throws {DataFormatError} if there are too many classes, if a test class has no training images, or if no image can be read.
 */
export async function decodeFolders(
  { path, train, test = [] }: ClassFolders,
  stores: FolderStores,
  signal: AbortSignal | undefined,
): Promise<DecodedFolders> {
  const names = train.map(({ name }) => name);
  requireClasses(path, names, test);
  const skipped: Skipped[] = [];
  const common = new CommonShape();
  for (const [classes, store] of [[train, stores.train] as const, [test, stores.test] as const]) {
    for await (const one of decodeClasses(classes, names, skipped, signal)) {
      common.add(one.image);
      await store.add(one);
    }
  }
  if (stores.train.labels.length === 0) {
    const found = skipped[0] ? `${skipped[0].file}: ${skipped[0].reason}` : 'no files';
    throw new DataFormatError(path, 'has no readable image', found, 'use PNG, JPEG or WebP images');
  }
  const { shape, note } = common;
  const notes = [`${path}: a folder per class, ${names.length} classes${note}`, ...skippedNotes(skipped)];
  return { shape, classNames: names, notes };
}

function requireClasses(path: string, names: readonly string[], test: ClassFolders['train']): void {
  if (names.length > CLASS_COUNT.max) {
    throw new DataFormatError(path, 'has too many classes', `over ${CLASS_COUNT.max}`, 'use fewer folders');
  }
  const unknown = test.find(({ name }) => !names.includes(name));
  if (!unknown) return;
  const problem = 'has a test class without training images';
  throw new DataFormatError(path, problem, unknown.name, 'use equal folder names');
}

/** Reads all images into memory; see {@link decodeFolders}. */
export async function readClassFolders(
  folders: ClassFolders,
  signal: AbortSignal | undefined,
): Promise<LoadedSets> {
  const stores = { train: memoryStore(), test: memoryStore() };
  const { notes, ...format } = await decodeFolders(folders, stores, signal);
  const test = stores.test.labels.length > 0 ? await toSet(stores.test, format) : undefined;
  return { train: await toSet(stores.train, format), test, notes };
}

async function toSet(
  store: ImageStore,
  { shape, classNames }: Pick<DecodedFolders, 'shape' | 'classNames'>,
): Promise<ImageSet> {
  const size = shapeSize(shape);
  const labels = Uint16Array.from(store.labels);
  const images = new Uint8Array(labels.length * size);
  let at = 0;
  for await (const { image } of store.images()) {
    images.set(rawPixels(image, shape), at);
    at += size;
  }
  const isDefault = String(shape) === String(MNIST_SHAPE);
  return { images, labels, count: labels.length, ...(!isDefault && { shape }), classNames };
}
