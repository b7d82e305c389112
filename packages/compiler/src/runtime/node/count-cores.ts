import { readFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join, posix } from 'node:path';
import type { Cores } from '../cores.js';

/** Where Linux describes the process and its control groups. */
interface Folders {
  readonly proc: string;
  readonly cgroup: string;
}

const LINUX: Folders = { proc: '/proc/self', cgroup: '/sys/fs/cgroup' };

/**
 * The cores that this process can use: those of its affinity, or fewer if the CPU quota of its control group is less. A
 * quota of 1.5 CPUs counts as two cores, since two threads are then faster than one.
 */
export function countCores(affinity: number = availableParallelism(), folders: Folders = LINUX): Cores {
  const quota = cpuQuota(folders);
  if (quota !== undefined && Math.ceil(quota) < affinity) {
    const limit = `the control group of this process allows ${Number(quota.toFixed(2))} CPUs`;
    return { count: Math.ceil(quota), limit };
  }
  const installed = cpus().length;
  if (affinity >= installed) return { count: affinity };
  return { count: affinity, limit: `this process may run on ${affinity} of ${installed} processors` };
}

/** The least CPU quota of the control group of this process and of the groups above it; undefined if there is none. */
function cpuQuota({ proc, cgroup }: Folders): number | undefined {
  const quotas: number[] = [];
  for (const line of (read(join(proc, 'cgroup')) ?? '').split('\n')) {
    const [, controllers = '', path] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
    if (path === undefined) continue;
    for (const group of withParents(path)) {
      const quota =
        controllers === ''
          ? (quotaOf(join(cgroup, group)) ?? quotaOf(join(cgroup, 'unified', group)))
          : controllers.split(',').includes('cpu')
            ? (oldQuotaOf(join(cgroup, controllers, group)) ?? oldQuotaOf(join(cgroup, 'cpu', group)))
            : undefined;
      if (quota !== undefined) quotas.push(quota);
    }
  }
  return quotas.length > 0 ? Math.min(...quotas) : undefined;
}

/** Version 2: `cpu.max` is "QUOTA PERIOD" in microseconds, or "max PERIOD". */
function quotaOf(folder: string): number | undefined {
  const [quota, period] = (read(join(folder, 'cpu.max')) ?? '').split(' ');
  return divide(quota, period);
}

/** Version 1: two files; a quota of -1 is none. */
function oldQuotaOf(folder: string): number | undefined {
  return divide(read(join(folder, 'cpu.cfs_quota_us')), read(join(folder, 'cpu.cfs_period_us')));
}

function divide(quota: string | undefined, period: string | undefined): number | undefined {
  const cpus = Number(quota) / Number(period);
  return cpus > 0 && Number.isFinite(cpus) ? cpus : undefined;
}

/** A control group and those above it, up to the root. In a container, only the root may be visible. */
function withParents(group: string): string[] {
  const parent = posix.dirname(group);
  return parent === group || parent === '.' ? [group] : [group, ...withParents(parent)];
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
}
