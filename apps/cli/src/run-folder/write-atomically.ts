import { replaceFile } from '@lenet5/model/node';
import { RunWriteError } from './run-folder-errors.js';

/**
 * Writes a file that is whole or not there at all, whenever the process or the machine stops. Throws
 * {@link RunWriteError}; the file's earlier content then stands.
 */
export async function writeAtomically(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await replaceFile(path, content);
  } catch (cause) {
    throw new RunWriteError(path, cause);
  }
}
