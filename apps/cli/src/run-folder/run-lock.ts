import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { RunBusyError, RunWriteError } from './run-folder-errors.js';

/** Whether a process of this machine lives; one that we may not signal does too. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * The process that holds a lock; undefined where there is none: nobody ever wrote it whole, `kill -9` left it behind,
 * or it is of another machine, of which nothing can be known and which must not bar a run for ever.
 */
function holderOf(path: string): number | undefined {
  const [, pid, host] = /^(\d+) (.+)\n$/.exec(readIfThere(path)) ?? [];
  const number = Number(pid);
  if (host !== hostname() || number === process.pid || !isAlive(number)) return undefined;
  return number;
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Throws {@link RunBusyError} where another process is at work on the run whose lock this is. */
export function refuseBusyRun(folder: string, path: string): void {
  const pid = holderOf(path);
  if (pid !== undefined) throw new RunBusyError(folder, pid, path);
}

/**
 * Takes a run for this process alone: two that write into one folder would tear each other's files.
 *
 * @param path of the lock.
 * @returns gives the run back.
 * @throws RunBusyError, RunWriteError.
 */
export function lockRun(folder: string, path: string): () => void {
  refuseBusyRun(folder, path);
  try {
    rmSync(path, { force: true });
    writeFileSync(path, `${process.pid} ${hostname()}\n`, { flag: 'wx' });
  } catch (cause) {
    // Another process was quicker between the two.
    refuseBusyRun(folder, path);
    throw new RunWriteError(path, cause);
  }
  return () => rmSync(path, { force: true });
}
