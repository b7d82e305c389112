import { lstatSync, type Stats, statSync } from 'node:fs';
import { PathError } from '../errors/path-error.js';

/** What is at a path. `other` is a link, a device or a pipe. */
export type PathKind = 'nothing' | 'file' | 'folder' | 'other';

/**
 * Returns what is at a path, without following a link.
 *
 * @throws PathError if the path cannot be followed: ENOTDIR, EACCES, ENAMETOOLONG, ELOOP.
 */
export function pathKind(path: string): PathKind {
  let found: Stats | undefined;
  try {
    found = lstatSync(path, { throwIfNoEntry: false });
  } catch (cause) {
    throw new PathError(path, cause);
  }
  if (!found) return 'nothing';
  if (found.isFile()) return 'file';
  return found.isDirectory() ? 'folder' : 'other';
}

/**
 * Whether there is something at a path; false below a file. `existsSync()` is also false if a folder is not readable.
 *
 * @throws PathError if the path cannot be followed.
 */
export function pathExists(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOTDIR') return false;
    throw new PathError(path, cause);
  }
}
