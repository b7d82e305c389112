import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Puts content in a file's place so that, whenever the process or the machine stops, the file is the old one or the new
 * one, whole: it is written beside its place (as `<path>.tmp`), flushed to the disk and renamed. Nothing is left behind
 * where that fails. One writer a file at a time.
 *
 * @param content UTF-8 text, or bytes
 * @throws what Node's file system throws; the file of before then stands
 */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}.tmp`;
  try {
    const file = await open(temporary, 'w');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    await flushFolder(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Makes a rename last through a power cut. Windows cannot open a folder and needs no such thing. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
