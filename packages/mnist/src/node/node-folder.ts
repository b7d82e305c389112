import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { FileUnreadableError, UnknownSourceError } from '../errors/file-errors.js';
import type { Folder } from '../platform.js';
import { errorCode } from './error-code.js';

/**
 * Opens a folder and lists its entries.
 *
 * @throws {UnknownSourceError} if the folder does not exist.
 * @throws {FileUnreadableError} if permissions forbid it.
 */
export async function openFolder(path: string): Promise<Folder> {
  const folder = resolve(path);
  const names = await readdir(folder).catch((cause: unknown) => {
    const code = errorCode(cause);
    if (code === 'ENOENT') throw new UnknownSourceError(path, 'the folder does not exist');
    if (code === 'ENOTDIR') throw new UnknownSourceError(path, 'it is a file, not a folder');
    throw new FileUnreadableError(folder, code, 'check its permissions', cause);
  });
  const pathOf = (name: string) => join(folder, name);
  return {
    path: folder,
    names: names.sort(),
    pathOf,
    async read(name, signal) {
      const buffer = await readFile(pathOf(name), { signal }).catch((cause: unknown) => {
        signal?.throwIfAborted();
        const code = errorCode(cause);
        if (code === 'EISDIR')
          throw new FileUnreadableError(pathOf(name), 'it is a folder', 'replace it with the file');
        throw new FileUnreadableError(pathOf(name), code, 'check the file and its permissions', cause);
      });
      return asBytes(buffer);
    },
  };
}

/** A `Uint8Array` of the same memory, without the differences of a Buffer, such as a `slice` that does not copy. */
export function asBytes(buffer: Buffer<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length);
}
