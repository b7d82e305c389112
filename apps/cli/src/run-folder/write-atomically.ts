import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { RunWriteError } from './run-folder-errors.js';

/** Makes a rename durable. Windows cannot open a folder, and needs no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Writes a file that is whole or not there at all, whenever the process or the machine stops: to a temporary name
 * beside it, synced, renamed. Throws {@link RunWriteError}; the file's earlier content then stands.
 */
export async function writeAtomically(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}.tmp`;
  try {
    const handle = await open(temporary, 'w');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new RunWriteError(path, cause);
  }
}
