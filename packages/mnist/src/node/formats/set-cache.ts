import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImageShape } from '@lenet5/core';
import { classNames, type ImageSet, imageShape } from '../../image-set.js';
import { readIdx } from '../../read-idx.js';
import { writeIdx } from '../../write-idx.js';
import type { LoadedSets } from './sets-source.js';

/** The file that is written last: without it, a folder is not complete. */
const INDEX = 'set.json';

/** What IDX files do not say. */
interface Index {
  readonly shape: ImageShape;
  readonly classNames: readonly string[];
  readonly notes: readonly string[];
  readonly parts: readonly ('train' | 'test')[];
}

/** Writes sets as IDX files. Failures are ignored: the cache only saves time. */
export async function writeCachedSets(folder: string, { train, test, notes }: LoadedSets): Promise<void> {
  const parts = { train, ...(test && { test }) };
  const index: Index = {
    shape: imageShape(train),
    classNames: classNames(train),
    notes,
    parts: test ? ['train', 'test'] : ['train'],
  };
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, set] of Object.entries(parts)) {
      const shape = [set.count, ...imageShape(set)];
      await writeFile(join(folder, `${name}-images`), writeIdx({ type: 'u8', shape, values: set.images }));
      const values = Int32Array.from(set.labels);
      await writeFile(join(folder, `${name}-labels`), writeIdx({ type: 'i32', shape: [set.count], values }));
    }
    await writeFile(join(folder, INDEX), JSON.stringify(index));
  } catch {
    // A disk that is full or read-only.
  }
}

/** Reads sets that were written before; undefined if there are none, or damaged ones. */
export async function readCachedSets(folder: string): Promise<LoadedSets | undefined> {
  try {
    const index: Index = JSON.parse(await readFile(join(folder, INDEX), 'utf8'));
    const setOf = async (name: string): Promise<ImageSet> => {
      const images = readIdx(new Uint8Array(await readFile(join(folder, `${name}-images`))));
      const labels = readIdx(new Uint8Array(await readFile(join(folder, `${name}-labels`))));
      if (images.type !== 'u8') throw new TypeError('not bytes');
      const format = { shape: index.shape, classNames: index.classNames };
      return {
        images: images.values,
        labels: Uint16Array.from(labels.values),
        count: labels.values.length,
        ...format,
      };
    };
    const test = index.parts.includes('test') ? await setOf('test') : undefined;
    return { train: await setOf('train'), test, notes: index.notes };
  } catch {
    return undefined;
  }
}
