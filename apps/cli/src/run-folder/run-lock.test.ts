import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs, {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { isRunning, lockRun } from './run-lock.js';

const folder = mkdtempSync(join(tmpdir(), 'run-lock-'));
const path = join(folder, '.running');
afterAll(() => rmSync(folder, { recursive: true }));

describe('lockRun(folder, path)', () => {
  test('names the process, and removes the lock when the run is unlocked', () => {
    const release = lockRun(folder, path);
    expect(readFileSync(path, 'utf8')).toBe(`${process.pid} ${hostname()}\n`);
    release();
    expect(existsSync(path)).toBe(false);
  });

  test('rejects a run that a living process holds, and takes it over when the process is dead', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    writeFileSync(path, `${other.pid} ${hostname()}\n`);
    expect(() => lockRun(folder, path)).toThrow(
      `${folder} is in use (process ${other.pid}) — wait for the process to end, or remove ${path} if it is another program`,
    );
    other.kill('SIGKILL');
    await once(other, 'exit');
    lockRun(folder, path)();
    expect(existsSync(path)).toBe(false);
  });

  test.each(['', '12', `1 not-${hostname()}\n`])('takes over the old lock %j', (text) => {
    writeFileSync(path, text);
    utimesSync(path, 1, 1);
    const unlock = lockRun(folder, path);
    expect(readFileSync(path, 'utf8')).toBe(`${process.pid} ${hostname()}\n`);
    unlock();
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each(['', '12'])('rejects the new lock %j, which a process may be writing', (text) => {
    writeFileSync(path, text);
    expect(() => lockRun(folder, path)).toThrow(`${folder} is in use (a process is writing its lock) — `);
    expect(isRunning(path)).toBe(true);
    rmSync(path);
  });

  test('keeps the lock of a process that has removed the abandoned one and locks the run in the same moment', () => {
    const abandoned = `1 not-${hostname()}\n`;
    writeFileSync(path, abandoned);
    const { readFileSync: read } = fs;
    const reads: string[] = [];
    fs.readFileSync = ((...args: Parameters<typeof read>) => {
      if (args[0] !== path) return read(...args);
      if (reads.push('read') === 1) {
        rmSync(path);
        return abandoned;
      }
      try {
        return read(...args);
      } finally {
        if (reads.length === 2) writeFileSync(path, `${process.ppid} ${hostname()}\n`);
      }
    }) as typeof read;
    syncBuiltinESMExports();
    try {
      expect(() => lockRun(folder, path)).toThrow(`${folder} is in use (process ${process.ppid}) — `);
    } finally {
      fs.readFileSync = read;
      syncBuiltinESMExports();
    }
    expect(reads).toHaveLength(3);
    expect(readdirSync(folder)).toEqual(['.running']);
    rmSync(path);
  });

  test('rejects an abandoned lock that a living process is removing', () => {
    writeFileSync(path, `1 not-${hostname()}\n`);
    writeFileSync(`${path}.guard`, `${process.ppid} ${hostname()}\n`);
    expect(() => lockRun(folder, path)).toThrow(`${folder} is in use (process ${process.ppid}) — `);
    rmSync(path);
    rmSync(`${path}.guard`);
  });

  test('leaves the lock of a process of another machine that took the run over', () => {
    const unlock = lockRun(folder, path);
    writeFileSync(path, `1 not-${hostname()}\n`);
    unlock();
    expect(readFileSync(path, 'utf8')).toBe(`1 not-${hostname()}\n`);
    rmSync(path);
  });
});
