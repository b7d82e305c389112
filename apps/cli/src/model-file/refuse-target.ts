import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../errors/usage-error.js';
import { holdsRun } from '../run-folder/saved-run.js';
import { pathKind } from './path-kind.js';
import { TargetExistsError } from './target-exists-error.js';

/**
 * Checks that a file can be written to `path`.
 *
 * @param flag the flag that names it.
 * @throws TargetExistsError if it exists, unless `force`; UsageError if `path` is a folder or a device.
 */
export function refuseFile(path: string, force: boolean, flag = '--out'): void {
  const kind = pathKind(path);
  if (kind === 'folder' || kind === 'other') {
    throw new UsageError({
      problem: `${flag} is not a regular file`,
      found: path,
      remedy: 'use the path of a file',
    });
  }
  if (kind === 'file' && !force) throw new TargetExistsError(`${path} already exists`, flag);
}

/**
 * Checks that a TensorFlow.js model can be written into the folder `path`, which can hold other files.
 *
 * @throws TargetExistsError if it holds a model, unless `force`; UsageError if `path` is a file or a run
 *   folder.
 */
export function refuseModelFolder(path: string, force: boolean): void {
  const kind = pathKind(path);
  if (kind === 'file')
    throw new UsageError({ problem: '--out is a file', found: path, remedy: 'use a folder' });
  if (kind === 'folder' && holdsRun(path)) {
    throw new UsageError({
      problem: '--out is a run folder',
      found: path,
      remedy: 'use another folder; every command would open the model of the run instead',
    });
  }
  const taken = ['model.json', 'weights.bin'].find((name) => existsSync(join(path, name)));
  if (taken !== undefined && !force) throw new TargetExistsError(`${path} already holds a ${taken}`);
}
