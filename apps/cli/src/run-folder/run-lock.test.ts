import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { lockRun } from './run-lock.js';

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

  test.each(['', '12', `1 not-${hostname()}\n`])('takes over the lock %j', (text) => {
    writeFileSync(path, text);
    const unlock = lockRun(folder, path);
    expect(readFileSync(path, 'utf8')).toBe(`${process.pid} ${hostname()}\n`);
    unlock();
    expect(readdirSync(folder)).toEqual([]);
  });
});
