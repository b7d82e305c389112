import { readFile } from 'node:fs/promises';
import { writeAtomically } from './write-atomically.js';

/** A comment in the YAML of every card that a run writes. */
export const CARD_MARK = '# Written by lenet5 train.';

/** Whether a README.md exists that no run wrote. It must not be overwritten or removed. */
export async function isUserReadme(path: string): Promise<boolean> {
  try {
    return !(await readFile(path, 'utf8')).includes(CARD_MARK);
  } catch (cause) {
    return !(cause instanceof Error && 'code' in cause && cause.code === 'ENOENT');
  }
}

/**
 * Writes the model card of a run, unless the user has put a README.md there.
 *
 * @returns whether it was written.
 * @throws RunWriteError
 */
export async function writeModelCard(path: string, card: string): Promise<boolean> {
  if (await isUserReadme(path)) return false;
  await writeAtomically(path, card);
  return true;
}
