import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type ImageShape, shapeSize } from '@lenet5/core';
import { rawPixels } from '../../drawing/raw-pixels.js';
import { uniqueSuffix } from '../unique-suffix.js';
import type { ClassFolders } from './class-folders.js';
import { fileStore, type ImageStore } from './image-store.js';
import { decodeFolders } from './read-class-folders.js';
import { type CachedPart, writeCache } from './set-cache.js';

/** Bytes of pixels that are written at a time. */
const PART_BYTES = 2 ** 20;

/**
 * Writes the images of folders per class as IDX files, with only some of them in memory: the decoded images are in a file until the
 * shape is known that all of them get.
 *
 * @throws what `decodeFolders()` throws, and the errors of the file system.
 */
export async function cacheClassFolders(
  folders: ClassFolders,
  cache: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  await mkdir(cache, { recursive: true });
  const pathOf = (name: string): string => join(cache, `${name}.${uniqueSuffix()}.decoded`);
  const stores = { train: await fileStore(pathOf('train')), test: await fileStore(pathOf('test')) };
  try {
    const { shape, classNames, notes } = await decodeFolders(folders, stores, signal);
    const partOf = (store: ImageStore): CachedPart => ({
      labels: store.labels,
      images: imagesOf(store, shape),
    });
    const hasTest = stores.test.labels.length > 0;
    const parts = { train: partOf(stores.train), ...(hasTest && { test: partOf(stores.test) }) };
    await writeCache(cache, parts, { shape, classNames, notes });
  } finally {
    await Promise.all(Object.values(stores).map((store) => store.close()));
  }
}

/** The images of a store with one shape, some at a time. */
async function* imagesOf(store: ImageStore, shape: ImageShape): AsyncGenerator<Uint8Array> {
  const size = shapeSize(shape);
  const most = Math.max(1, Math.floor(PART_BYTES / size));
  let part: Uint8Array[] = [];
  for await (const { image } of store.images()) {
    part.push(rawPixels(image, shape));
    if (part.length < most) continue;
    yield Buffer.concat(part);
    part = [];
  }
  yield Buffer.concat(part);
}
