import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CLASS_COUNT } from '@lenet5/core';
import { UnsupportedLayoutError } from '../../errors/layout-errors.js';
import { type FolderListing, listFolder } from '../folder-listing.js';

const IMAGE = /\.(png|jpe?g|webp|gif|bmp|tiff?|heic|avif)$/i;
const TRAIN = /^(train(ing)?|trainingset)$/i;
const TEST = /^(test(ing)?|testset|val|valid(ation)?|eval)$/i;
/** Files whose sizes are requested at a time. */
const AT_ONCE = 32;

/** The image files of each class of one set, in the order of their names. */
export interface ClassFiles {
  readonly name: string;
  readonly files: readonly string[];
}

/** The files of a folder per class. */
export interface ClassFolders {
  readonly path: string;
  readonly train: readonly ClassFiles[];
  readonly test?: readonly ClassFiles[];
}

const byName = new Intl.Collator('en', { numeric: true }).compare;

/**
 * Finds folders of images per class: in the folder itself, or in `train` and `test` (or `val`, `validation`) in it. Undefined if no
 * folder has images.
 * @throws UnsupportedLayoutError if there is only one class
 */
export async function findClassFolders({ path, folders }: FolderListing): Promise<ClassFolders | undefined> {
  const [train, test] = [TRAIN, TEST].map((pattern) => folders.find((name) => pattern.test(name)));
  const sets = {
    train: train === undefined ? [] : await classesIn(join(path, train)),
    test: test === undefined ? [] : await classesIn(join(path, test)),
  };
  const classes = sets.train.length > 0 ? sets.train : await classesIn(path);
  const [first, ...others] = classes;
  if (!first) return undefined;
  if (others.length === 0)
    throw new UnsupportedLayoutError(
      path,
      `images of one class, ${first.name}`,
      'use a folder per class, of at least two classes',
    );
  const isSplit = classes === sets.train && sets.test.length > 0;
  return { path, train: classes, ...(isSplit && { test: sets.test }) };
}

async function classesIn(path: string): Promise<ClassFiles[]> {
  const { folders } = await listFolder(path);
  const classes: ClassFiles[] = [];
  for (const name of folders
    .filter((one) => !one.startsWith('.'))
    .sort(byName)
    .slice(0, CLASS_COUNT.max + 1)) {
    const { files } = await listFolder(join(path, name));
    const images = files.filter((file) => IMAGE.test(file)).sort(byName);
    if (images.length > 0) classes.push({ name, files: images.map((file) => join(path, name, file)) });
  }
  return classes;
}

/** A hash of the names, sizes and times of all files, which changes when a file does. */
export async function fingerprint({ train, test = [] }: ClassFolders): Promise<string> {
  const hash = createHash('sha256').update('1');
  for (const { name, files } of [...train, ...test]) {
    hash.update(`${name}\n`);
    for (let from = 0; from < files.length; from += AT_ONCE) {
      const some = files.slice(from, from + AT_ONCE);
      const stats = await Promise.all(some.map((file) => stat(file)));
      stats.forEach(({ size, mtimeMs }, index) => {
        hash.update(`${some[index]} ${size} ${mtimeMs}\n`);
      });
    }
  }
  return hash.digest('hex');
}
