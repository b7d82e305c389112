import { randomUUID } from 'node:crypto';
import { rm, rmdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { makeFolder } from './make-folder.js';
import { RunWriteError } from './run-folder-errors.js';
import { writeAtomically } from './write-atomically.js';

/** Removes the empty folders from `folder` up to `top`. Keeps a folder that another process has put something into. */
async function removeCreated(folder: string, top: string): Promise<void> {
  for (let path = resolve(folder); ; path = dirname(path)) {
    const removed = await rmdir(path).then(
      () => true,
      () => false,
    );
    if (!removed || path === resolve(top)) return;
  }
}

/**
 * Checks that a folder can be created and written into, and restores the previous state.
 *
 * @throws RunWriteError if it cannot.
 */
export async function probeFolder(folder: string): Promise<void> {
  const top = await makeFolder(folder);
  const probe = join(folder, `.${randomUUID()}`);
  try {
    await writeAtomically(probe, probe);
  } catch (cause) {
    throw RunWriteError.isInstance(cause) ? new RunWriteError(folder, cause.cause) : cause;
  } finally {
    await rm(probe, { force: true });
    if (top !== undefined) await removeCreated(folder, top);
  }
}
