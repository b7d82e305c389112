// A process that locks run folders, each at the same moment as other processes: node lock-racer-process.js MODULE
// MODULE exports the lockRun() of the command. The locks stay until the process ends.
import { join } from 'node:path';

/** What a racer is sent. */
export interface Race {
  readonly folders: readonly string[];
  /** When the first folder is locked, in milliseconds since 1970. */
  readonly start: number;
  /** Milliseconds from one folder to the next. */
  readonly interval: number;
}

/** What a racer answers. */
export interface RaceResult {
  /** The folders that it has locked. */
  readonly won: readonly string[];
  /** Errors other than that of a busy run. */
  readonly errors: readonly string[];
}

const { lockRun } = await import(process.argv[2] ?? '');

process.on('message', ({ folders, start, interval }: Race) => {
  const won: string[] = [];
  const errors: string[] = [];
  for (const [index, folder] of folders.entries()) {
    const moment = start + index * interval;
    while (performance.timeOrigin + performance.now() < moment);
    try {
      lockRun(folder, join(folder, '.running'));
      won.push(folder);
    } catch (error) {
      if (Object(error).code !== 'CLI_RUN_BUSY') errors.push(String(error));
    }
  }
  process.send?.({ won, errors } satisfies RaceResult);
});
process.send?.('ready');
