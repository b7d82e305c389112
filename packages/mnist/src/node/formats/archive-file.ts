import { open } from 'node:fs/promises';
import type { ArchiveBytes } from './zip.js';

/** Opens an archive whose parts are read from its file. */
export async function openArchive(path: string): Promise<ArchiveBytes & { close(): Promise<void> }> {
  const file = await open(path);
  const { size } = await file.stat();
  return {
    length: size,
    async read(start, length) {
      const bytes = new Uint8Array(Math.max(0, Math.min(length, size - start)));
      for (let done = 0; done < bytes.length; ) {
        const { bytesRead } = await file.read(bytes, done, bytes.length - done, start + done);
        if (bytesRead === 0) return bytes.subarray(0, done);
        done += bytesRead;
      }
      return bytes;
    },
    close: () => file.close(),
  };
}
