import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describeCause } from '../errors/describe-cause.js';
import { ImageUnreadableError } from './image-errors.js';
import { STDIN } from './read-bytes.js';

const IMAGE = /\.(png|jpe?g|webp)$/i;

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    // Reading the file reports the error.
    return false;
  }
}

async function imagesIn(folder: string): Promise<string[]> {
  try {
    const names = (await readdir(folder)).filter((name) => IMAGE.test(name));
    if (names.length > 0) {
      return names.sort(new Intl.Collator('en', { numeric: true }).compare).map((name) => join(folder, name));
    }
  } catch (cause) {
    throw new ImageUnreadableError(folder, describeCause(cause), 'make it readable', cause);
  }
  throw new ImageUnreadableError(
    folder,
    'a folder without PNG, JPEG or WebP files',
    'use another folder, or name the files',
  );
}

/**
 * Replaces each folder in `paths` by its PNG, JPEG and WebP files, ordered by name (2 before 10). Keeps other paths.
 *
 * @throws ImageUnreadableError if a folder holds no such files.
 */
export async function findImages(paths: readonly string[]): Promise<string[]> {
  const found = paths.map(async (path) =>
    path !== STDIN && (await isFolder(path)) ? imagesIn(path) : [path],
  );
  return (await Promise.all(found)).flat();
}
