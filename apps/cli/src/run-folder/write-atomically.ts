import { replaceFile } from '@lenet5/core/node';
import { RunWriteError } from './run-folder-errors.js';

/**
 * Replaces a file atomically: if the process or the machine stops, the file has its old or its new content.
 *
 * @param keepAs a path to which the previous file is renamed.
 * @throws RunWriteError, also if the parts of the content cannot be read; the file then has its old content.
 */
export async function writeAtomically(
  path: string,
  content: string | Uint8Array | AsyncIterable<Uint8Array>,
  keepAs?: string,
): Promise<void> {
  try {
    await replaceFile(path, content, keepAs);
  } catch (cause) {
    throw new RunWriteError(path, cause);
  }
}
