import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { FileUnreadableError, UnknownSourceError } from '../errors/file-errors.js';
import type { Folder } from '../platform.js';
import { errorCode } from './error-code.js';

/** @throws {UnknownSourceError} There is no such folder. @throws {FileUnreadableError} Its rights forbid it. */
export async function openFolder(path: string): Promise<Folder> {
  const folder = resolve(path);
  const names = await readdir(folder).catch((cause: unknown) => {
    const code = errorCode(cause);
    if (code === 'ENOENT') throw new UnknownSourceError(path, 'there is no such folder');
    if (code === 'ENOTDIR') throw new UnknownSourceError(path, 'it is a file, not a folder');
    throw new FileUnreadableError(folder, code, 'check its rights', cause);
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
          throw new FileUnreadableError(pathOf(name), 'a folder', 'put the file itself there');
        throw new FileUnreadableError(pathOf(name), code, 'check the file and its rights', cause);
      });
      return asBytes(buffer);
    },
  };
}

/** The same memory as a plain array, without Buffer's own ways (its `slice` does not copy, say). */
export function asBytes(buffer: Buffer<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length);
}
