import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describeCause } from '../errors/describe-cause.js';
import { ImageUnreadableError } from './image-errors.js';
import { STDIN } from './read-bytes.js';

const PICTURE = /\.(png|jpe?g)$/i;

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    // Whoever reads the file says what is wrong with it.
    return false;
  }
}

async function imagesIn(folder: string): Promise<string[]> {
  try {
    const names = (await readdir(folder)).filter((name) => PICTURE.test(name));
    if (names.length > 0) {
      return names.sort(new Intl.Collator('en', { numeric: true }).compare).map((name) => join(folder, name));
    }
  } catch (cause) {
    throw new ImageUnreadableError(folder, describeCause(cause), 'make it readable', { cause });
  }
  throw new ImageUnreadableError(folder, 'a folder without PNG or JPEG files', 'name another, or the files');
}

/**
 * The pictures that paths lead to: files as they are, in place of a folder its PNG and JPEG files in the order of
 * their names, 2 before 10.
 *
 * @throws ImageUnreadableError where a folder holds none.
 */
export async function findImages(paths: readonly string[]): Promise<string[]> {
  const found = paths.map(async (path) =>
    path !== STDIN && (await isFolder(path)) ? imagesIn(path) : [path],
  );
  return (await Promise.all(found)).flat();
}
