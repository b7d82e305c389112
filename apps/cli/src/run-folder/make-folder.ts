import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { RunWriteError } from './run-folder-errors.js';

/** The first folder of a path that is missing. */
function firstMissing(path: string): string {
  let missing = resolve(path);
  while (!existsSync(dirname(missing)) && dirname(missing) !== missing) missing = dirname(missing);
  return missing;
}

/** Asked for many folders at once, Node says of a read-only disk that there is no such folder; asked for one, the truth. */
async function realCause(path: string, cause: unknown): Promise<unknown> {
  if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')) return cause;
  return mkdir(firstMissing(path)).then(
    () => cause,
    (error: unknown) => error,
  );
}

/**
 * Makes a folder and those above it.
 *
 * @returns the topmost that was made; undefined where all were there.
 * @throws RunWriteError where the disk refuses.
 */
export async function makeFolder(path: string): Promise<string | undefined> {
  try {
    return await mkdir(path, { recursive: true });
  } catch (cause) {
    throw new RunWriteError(path, await realCause(path, cause));
  }
}
