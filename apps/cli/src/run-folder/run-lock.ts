import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { RunBusyError, RunWriteError } from './run-folder-errors.js';

/** Whether a process of this machine is alive, including one that we are not allowed to signal. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/**
 * The other living process that holds a lock. Undefined if there is no lock, if it is incomplete, if its process is dead,
 * or if it is of another machine: that process cannot be checked and must not block a run forever.
 */
function holderOf(path: string): number | undefined {
  const [, pid, host] = /^(\d+) (.+)\n$/.exec(readIfThere(path)) ?? [];
  const number = Number(pid);
  if (host !== hostname() || number === process.pid || !isAlive(number)) return undefined;
  return number;
}

/** Whether another process of this machine is running the run whose lock is at `path`. */
export function isRunning(path: string): boolean {
  return holderOf(path) !== undefined;
}

/** Throws {@link RunBusyError} if another process holds the lock at `path` of the run in `folder`. */
export function refuseBusyRun(folder: string, path: string): void {
  const pid = holderOf(path);
  if (pid !== undefined) throw new RunBusyError(folder, pid, path);
}

/**
 * Removes an abandoned lock. Renames it first, because of several processes that find the same lock only one can rename
 * it. Puts back the new lock of a process that was faster.
 */
function removeAbandonedLock(path: string): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw error;
  }
  if (holderOf(aside) === undefined) rmSync(aside, { force: true });
  else renameSync(aside, path);
}

/**
 * Locks a run for this process, because two processes that write into one folder would corrupt its files.
 *
 * @param path of the lock.
 * @returns a function that unlocks the run.
 * @throws RunBusyError, RunWriteError
 */
export function lockRun(folder: string, path: string): () => void {
  refuseBusyRun(folder, path);
  try {
    removeAbandonedLock(path);
    writeFileSync(path, `${process.pid} ${hostname()}\n`, { flag: 'wx' });
  } catch (cause) {
    // Another process may have been faster.
    refuseBusyRun(folder, path);
    throw new RunWriteError(path, cause);
  }
  return () => rmSync(path, { force: true });
}
