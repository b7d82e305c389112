import { basename, dirname } from 'node:path';
import { describeCause } from '../errors/describe-cause.js';
import { MAX_INPUT_BYTES, readFileBounded } from '../files/read-bounded.js';
import { parseJsonObject } from '../json-object.js';
import { DamagedRunError, NotARunError } from './saved-run-errors.js';

async function readText(path: string): Promise<string> {
  try {
    return (await readFileBounded(path, MAX_INPUT_BYTES)).toString();
  } catch (cause) {
    const missing =
      cause instanceof Error && 'code' in cause && ['ENOENT', 'ENOTDIR'].includes(`${cause.code}`);
    if (missing) throw new NotARunError(dirname(path), basename(path));
    throw new DamagedRunError(path, describeCause(cause), cause);
  }
}

/**
 * Reads a file of a run that holds one JSON object.
 *
 * @throws NotARunError if it is missing, DamagedRunError if it cannot be read or holds something else.
 */
export async function readJsonObject(path: string): Promise<Record<string, unknown>> {
  const text = await readText(path);
  try {
    return parseJsonObject(text);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new DamagedRunError(path, `it ${cause.message}`, cause);
  }
}
