import { randomUUID } from 'node:crypto';
import { closeSync, linkSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { RunBusyError, RunWriteError } from './run-folder-errors.js';

/** A lock without content may be one that its process is writing, on a file system without links. */
const WRITING_MILLISECONDS = 10_000;

/** Whether a process of this machine is alive, including one that we are not allowed to signal. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    return hasCode(error, 'ENOENT') ? undefined : '';
  }
}

/** Whether a file is that new, in either direction because the clock may have been set. */
function isNew(path: string): boolean {
  const { mtimeMs = 0 } = statSync(path, { throwIfNoEntry: false }) ?? {};
  return Math.abs(Date.now() - mtimeMs) < WRITING_MILLISECONDS;
}

/**
 * The other living process that holds a lock, 0 if the lock is being written. Undefined if there is no lock, if its
 * process is dead, or if it is of another machine: that process cannot be checked and must not block a run forever.
 */
function holderOf(path: string): number | undefined {
  const text = readIfThere(path);
  return text === undefined ? undefined : holderIn(text, path);
}

function holderIn(text: string, path: string): number | undefined {
  const [, pid, host] = /^(\d+) (.+)\n$/.exec(text) ?? [];
  if (pid === undefined) return isNew(path) ? 0 : undefined;
  const number = Number(pid);
  if (host !== hostname() || number === process.pid || !isAlive(number)) return undefined;
  return number;
}

/** Whether there is a lock that no living process of this machine holds. */
function isAbandoned(path: string): boolean {
  const text = readIfThere(path);
  return text !== undefined && holderIn(text, path) === undefined;
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

const ownContent = (): string => `${process.pid} ${hostname()}\n`;

/**
 * Creates a lock of this process with its content in one step: links a complete file. Where the file system has no links,
 * creates the file and then writes it.
 *
 * @returns whether it was created; false if a lock exists.
 */
function createLock(path: string): boolean {
  const temporary = `${path}.${randomUUID()}`;
  try {
    writeFileSync(temporary, ownContent());
    linkSync(temporary, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
  } finally {
    rmSync(temporary, { force: true });
  }
  return writeLock(path);
}

function writeLock(path: string): boolean {
  let file: number;
  try {
    file = openSync(path, 'wx');
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
  try {
    writeFileSync(file, ownContent());
    return true;
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}

/**
 * Takes a lock. An abandoned one is removed only by the process that holds its guard, which is a lock itself: between
 * reading a lock and removing it, it cannot become that of another process, because its own process is dead and nobody
 * else has the guard. A lock that is not there is not removed: another process, which has removed the abandoned one, can create
 * its own at any moment.
 */
function takeLock(folder: string, path: string): void {
  while (!createLock(path)) {
    refuseBusyRun(folder, path);
    const guard = `${path}.guard`;
    takeLock(folder, guard);
    try {
      if (isAbandoned(path)) rmSync(path, { force: true });
    } finally {
      rmSync(guard, { force: true });
    }
  }
}

/**
 * Locks a run for this process, because two processes that write into one folder would corrupt its files.
 *
 * @param path of the lock.
 * @returns a function that unlocks the run.
 * @throws RunBusyError, RunWriteError
 */
export function lockRun(folder: string, path: string): () => void {
  try {
    takeLock(folder, path);
  } catch (cause) {
    throw RunBusyError.isInstance(cause) ? cause : new RunWriteError(folder, cause);
  }
  return () => {
    if (readIfThere(path) === ownContent()) rmSync(path, { force: true });
  };
}
