import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { countCores } from './count-cores.js';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Counts the cores of a process with an affinity of `affinity` cores, given the files of Linux. */
function countWith(files: Readonly<Record<string, string>>, affinity: number): ReturnType<typeof countCores> {
  const root = mkdtempSync(join(tmpdir(), 'cgroup-'));
  folders.push(root);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return countCores(affinity, { proc: root, cgroup: join(root, 'fs') });
}

describe('countCores()', () => {
  const installed = cpus().length;

  it('is the affinity if there is no control group', () => {
    expect(countWith({}, installed)).toEqual({ count: installed });
  });

  it('names the affinity if the computer has more processors', () => {
    const limit = `this process may run on ${installed - 1} of ${installed} processors`;
    expect(countWith({}, installed - 1)).toEqual({ count: installed - 1, limit });
  });

  const limited = { count: 2, limit: 'the control group of this process allows 1.5 CPUs' };

  it.each([
    ['of version 2', { cgroup: '0::/a\n', 'fs/a/cpu.max': '150000 100000\n' }],
    [
      'of version 2 above it',
      { cgroup: '0::/a/b\n', 'fs/a/b/cpu.max': 'max 100000\n', 'fs/a/cpu.max': '75000 50000\n' },
    ],
    ['of version 2 at the root of a container', { cgroup: '0::/../b\n', 'fs/cpu.max': '150000 100000\n' }],
    [
      'of version 2 beside version 1',
      { cgroup: '3:memory:/m\n0::/a\n', 'fs/unified/a/cpu.max': '150000 100000\n' },
    ],
    [
      'of version 1',
      {
        cgroup: '4:cpu,cpuacct:/a\n',
        'fs/cpu,cpuacct/a/cpu.cfs_quota_us': '150000\n',
        'fs/cpu,cpuacct/a/cpu.cfs_period_us': '100000\n',
      },
    ],
    [
      'of version 1 in a folder of its own',
      { cgroup: '4:cpu:/a\n', 'fs/cpu/cpu.cfs_quota_us': '15000\n', 'fs/cpu/cpu.cfs_period_us': '10000\n' },
    ],
  ])('rounds up the quota of a control group %s', (_, files) => {
    expect(countWith(files, 8)).toEqual(limited);
  });

  it.each([
    ['unlimited', { cgroup: '0::/\n', 'fs/cpu.max': 'max 100000\n' }],
    [
      'unlimited in version 1',
      { cgroup: '4:cpu:/\n', 'fs/cpu/cpu.cfs_quota_us': '-1\n', 'fs/cpu/cpu.cfs_period_us': '100000\n' },
    ],
    ['more than the affinity', { cgroup: '0::/\n', 'fs/cpu.max': '6400000 100000\n' }],
  ])('ignores a quota that is %s', (_, files) => {
    expect(countWith(files, installed)).toEqual({ count: installed });
  });
});
