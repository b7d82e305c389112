import { isLaterRelease } from '@lenet5/core';
import { NewerModelError } from '../errors/newer-model-error.js';
import { RELEASE } from './release.generated.js';

const PACKAGE = '@lenet5/model ';

/** What wrote a model: an entry of its file. tfjs and PyTorch ignore it. */
export const WRITER: string = PACKAGE + RELEASE;

/**
 * Calls `read`, which reads a model. If it fails because a later release wrote the model, the error names that release.
 *
 * @param writer the entry of the file that says what wrote it, if there is one
 * @throws NewerModelError, and what `read` throws for a model of this release or of another program
 */
export async function readWritten<T>(writer: unknown, source: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const release = releaseOf(writer);
    if (!isLaterRelease(release, RELEASE)) throw error;
    throw new NewerModelError(source, release, RELEASE, error);
  }
}

function releaseOf(writer: unknown): string {
  return typeof writer === 'string' && writer.startsWith(PACKAGE) ? writer.slice(PACKAGE.length) : '';
}
