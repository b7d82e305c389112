import { readFile } from 'node:fs/promises';
import { type RunLayout, runLayout } from './layout.js';
import { NoRunError } from './run-folder-errors.js';

/** A run that stopped. */
export interface StoppedRun {
  readonly layout: RunLayout;
  /** The text of its `config.json`. */
  readonly config: string;
  /** Its last checkpoint; undefined where it stopped before the first. */
  readonly checkpoint?: Uint8Array;
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Reads what a run needs to go on. Throws {@link NoRunError} where the folder holds none. */
export async function openRun(folder: string): Promise<StoppedRun> {
  const layout = runLayout(folder);
  try {
    const config = await readIfThere(layout.config);
    if (!config) throw new NoRunError(folder, 'it has no config.json');
    const checkpoint = await readIfThere(layout.lastCheckpoint);
    return { layout, config: config.toString(), ...(checkpoint ? { checkpoint } : {}) };
  } catch (error) {
    if (error instanceof NoRunError) throw error;
    throw new NoRunError(folder, error instanceof Error ? error.message : String(error));
  }
}
