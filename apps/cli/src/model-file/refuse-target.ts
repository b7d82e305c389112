import { existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../errors/usage-error.js';
import { TargetExistsError } from './target-exists-error.js';

const kindOf = (path: string): 'nothing' | 'file' | 'folder' | 'other' => {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return 'nothing';
  if (found.isFile()) return 'file';
  return found.isDirectory() ? 'folder' : 'other';
};

/**
 * Checks that a file can be written to `path`.
 *
 * @throws TargetExistsError if it exists, unless `force`; UsageError if `path` is a folder or a device.
 */
export function refuseFile(path: string, force: boolean): void {
  const kind = kindOf(path);
  if (kind === 'folder' || kind === 'other') {
    throw new UsageError({
      problem: '--out is not a regular file',
      found: path,
      remedy: 'use the path of a file',
    });
  }
  if (kind === 'file' && !force) throw new TargetExistsError(`${path} already exists`);
}

/**
 * Checks that a TensorFlow.js model can be written into the folder `path`, which can hold other files.
 *
 * @throws TargetExistsError if it holds a model, unless `force`; UsageError if `path` is a file.
 */
export function refuseModelFolder(path: string, force: boolean): void {
  const kind = kindOf(path);
  if (kind === 'file')
    throw new UsageError({ problem: '--out is a file', found: path, remedy: 'use a folder' });
  const taken = ['model.json', 'weights.bin'].find((name) => existsSync(join(path, name)));
  if (taken !== undefined && !force) throw new TargetExistsError(`${path} already holds a ${taken}`);
}
