import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { makeFolder as makeDurableFolder } from '@lenet5/core/node';
import { RunWriteError } from './run-folder-errors.js';

/** The topmost folder of a path that does not exist. */
function firstMissing(path: string): string {
  let missing = resolve(path);
  while (!existsSync(dirname(missing)) && dirname(missing) !== missing) missing = dirname(missing);
  return missing;
}

/** On a read-only disk, recursive `mkdir` fails with ENOENT. Creating a single folder fails with the actual cause. */
async function actualCause(path: string, cause: unknown): Promise<unknown> {
  if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')) return cause;
  return mkdir(firstMissing(path)).then(
    () => cause,
    (error: unknown) => error,
  );
}

/**
 * Creates a folder and its parents, also for the case of a power failure.
 *
 * @returns the topmost folder that was created; undefined if all existed.
 * @throws RunWriteError
 */
export async function makeFolder(path: string): Promise<string | undefined> {
  try {
    return await makeDurableFolder(path);
  } catch (cause) {
    throw new RunWriteError(path, await actualCause(path, cause));
  }
}
