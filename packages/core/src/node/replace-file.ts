import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { flush, flushFolder } from './flush-folder.js';

/**
 * Replaces a file atomically: even after a power failure, it has either its previous or its new content. The content is
 * written to `<path>.tmp`, flushed to disk and renamed. If that fails, the temporary file is removed and the previous
 * file is unchanged. Only one process may write to the file at a time.
 *
 * @param content UTF-8 text or bytes, or parts of the bytes that are written one after the other
 * @param keepAs a path in the same folder to which the previous file is renamed. Then the file itself is missing if the
 * process or the machine stops between the two renames.
 * @throws the errors of Node's file system
 *
 * @example
 * ```ts
 * import { readFile } from 'node:fs/promises';
 * import { replaceFile } from '@lenet5/core/node';
 *
 * await replaceFile('history.json', '{ "loss": [] }');
 * console.log(await readFile('history.json', 'utf8')); // { "loss": [] }
 * ```
 */
export async function replaceFile(
  path: string,
  content: string | Uint8Array | AsyncIterable<Uint8Array>,
  keepAs?: string,
): Promise<void> {
  const temporary = `${path}.tmp`;
  try {
    const file = await open(temporary, 'w');
    try {
      const parts = typeof content === 'string' || ArrayBuffer.isView(content) ? [content] : content;
      // Each part is written after the one before it.
      for await (const part of parts) await file.writeFile(part);
      await flush(file);
    } finally {
      await file.close();
    }
    if (keepAs !== undefined) await renameIfThere(path, keepAs);
    await rename(temporary, path);
    await flushFolder(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

async function renameIfThere(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}
