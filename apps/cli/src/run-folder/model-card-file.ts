import { readFile } from 'node:fs/promises';
import { writeAtomically } from './write-atomically.js';

/** A comment in the card's YAML that says whose it is. */
export const CARD_MARK = '# Written by lenet5 train.';

/** Whether a README.md is there that no run wrote: nothing to overwrite or remove. */
export async function isForeignCard(path: string): Promise<boolean> {
  try {
    return !(await readFile(path, 'utf8')).includes(CARD_MARK);
  } catch (cause) {
    return !(cause instanceof Error && 'code' in cause && cause.code === 'ENOENT');
  }
}

/**
 * Writes a run's model card, but never over a README.md that is somebody's own.
 *
 * @returns whether it was written.
 * @throws RunWriteError where the disk refuses.
 */
export async function writeModelCard(path: string, card: string): Promise<boolean> {
  if (await isForeignCard(path)) return false;
  await writeAtomically(path, card);
  return true;
}
