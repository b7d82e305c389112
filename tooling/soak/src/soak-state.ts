import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';

/** What a campaign has done. A key names a scenario with its seed and number of faults. */
export interface SoakState {
  /** The scenarios that have passed. */
  readonly passed: string[];
  /** The part of each interrupted scenario that is done and had no problem. */
  readonly parts: Record<string, number>;
}

/** Reads the state of a campaign; a new one without a file. */
export async function readState(path: string | undefined): Promise<SoakState> {
  if (path === undefined || !existsSync(path)) return { passed: [], parts: {} };
  return JSON.parse(await readFile(path, 'utf8'));
}

/** Writes the state of a campaign, if it has a file. */
export async function writeState(path: string | undefined, state: SoakState): Promise<void> {
  if (path !== undefined) await writeFile(path, `${JSON.stringify(state)}\n`);
}
