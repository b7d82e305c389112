import { fsync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Flushes a file to disk. Not by `FileHandle.sync()`, which throws in a project that Yarn installed with Plug'n'Play. */
export function flush({ fd }: FileHandle): Promise<void> {
  return promisify(fsync)(fd);
}

/**
 * Makes the names in a folder durable: new, renamed and removed files. Windows cannot open a folder, and does not need
 * this. A folder that this process may write into but not read cannot be flushed.
 *
 * @throws the errors of Node's file system
 *
 * @example
 * ```ts
 * import { mkdir } from 'node:fs/promises';
 * import { flushFolder } from '@lenet5/core/node';
 *
 * await mkdir('1');
 * console.log(await flushFolder('.')); // undefined
 * ```
 */
export async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await openReadable(folder);
  try {
    if (handle) await flush(handle);
  } finally {
    await handle?.close();
  }
}

async function openReadable(folder: string): Promise<FileHandle | undefined> {
  try {
    return await open(folder, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EACCES') return undefined;
    throw error;
  }
}
