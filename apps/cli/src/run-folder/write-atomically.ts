import { replaceFile } from '@lenet5/core/node';
import { RunWriteError } from './run-folder-errors.js';

/**
 * Replaces a file atomically: if the process or the machine stops, the file has its old or its new content.
 *
 * @throws RunWriteError; the file then has its old content.
 */
export async function writeAtomically(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await replaceFile(path, content);
  } catch (cause) {
    throw new RunWriteError(path, cause);
  }
}
