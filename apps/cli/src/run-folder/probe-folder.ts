import { randomUUID } from 'node:crypto';
import { rm, rmdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { makeFolder } from './make-folder.js';
import { RunWriteError } from './run-folder-errors.js';
import { writeAtomically } from './write-atomically.js';

/** Removes the empty folders from `folder` up to `top`; one that something was put into meanwhile stays. */
async function removeMade(folder: string, top: string): Promise<void> {
  for (let path = resolve(folder); ; path = dirname(path)) {
    const removed = await rmdir(path).then(
      () => true,
      () => false,
    );
    if (!removed || path === resolve(top)) return;
  }
}

/**
 * Tries whether a folder can be made and written into, and leaves everything as it was.
 *
 * @throws RunWriteError where it cannot.
 */
export async function probeFolder(folder: string): Promise<void> {
  const top = await makeFolder(folder);
  const probe = join(folder, `.${randomUUID()}`);
  try {
    await writeAtomically(probe, probe);
  } catch (cause) {
    throw cause instanceof RunWriteError ? new RunWriteError(folder, cause.cause) : cause;
  } finally {
    await rm(probe, { force: true });
    if (top !== undefined) await removeMade(folder, top);
  }
}
