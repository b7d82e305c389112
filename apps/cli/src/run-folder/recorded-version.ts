import { isJsonObject, isLaterRelease, LenetError } from '@lenet5/core';
import { readVersion } from '../package-info.js';
import { readJsonObject } from './read-json-object.js';
import { NewerRunError } from './run-folder-errors.js';

/** The version of lenet5 that started a run, from the content of its `env.json`. */
export function recordedVersion(
  environment: Readonly<Record<string, unknown>> | undefined,
): string | undefined {
  const { versions } = environment ?? {};
  return isJsonObject(versions) && typeof versions.lenet5 === 'string' ? versions.lenet5 : undefined;
}

/**
 * Reads something of a run to resume. If that fails because a later version started the run, the error names that version.
 *
 * @param path the `env.json` of the run.
 * @throws NewerRunError, and what `read` throws for a run of this version.
 */
export async function readOfVersion<T>(folder: string, path: string, read: () => T): Promise<T> {
  try {
    return read();
  } catch (error) {
    if (!LenetError.isInstance(error)) throw error;
    const version = await readJsonObject(path).then(recordedVersion, () => undefined);
    const own = readVersion();
    if (version === undefined || !isLaterRelease(version, own)) throw error;
    throw new NewerRunError(folder, version, own, error);
  }
}
