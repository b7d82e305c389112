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
 * Throws where a file cannot be written: {@link TargetExistsError} where there is one and it is not to be overwritten,
 * {@link UsageError} where something else than a file is there, which no flag overwrites.
 */
export function refuseFile(path: string, force: boolean): void {
  const kind = kindOf(path);
  if (kind === 'folder' || kind === 'other') {
    throw new UsageError(`--out ${path} is no plain file — give the path of a file`);
  }
  if (kind === 'file' && !force) throw new TargetExistsError(path, 'is there already');
}

/** The same for a folder that is to hold a tfjs model; other files in it are no obstacle. */
export function refuseModelFolder(path: string, force: boolean): void {
  const kind = kindOf(path);
  if (kind === 'file') throw new UsageError(`--out ${path} is a file — give a folder`);
  const taken = ['model.json', 'weights.bin'].find((name) => existsSync(join(path, name)));
  if (taken !== undefined && !force) throw new TargetExistsError(path, `holds a ${taken} already`);
}
