import { readFile } from 'node:fs/promises';

/** Memory of processes in bytes, shared parts divided among those that share them (PSS). Needs Linux; 0 elsewhere. */
export async function residentBytes(pids: readonly number[]): Promise<number> {
  const kilobytes = await Promise.all(
    pids.map(async (pid) => {
      const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
      return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0);
    }),
  );
  return 1024 * kilobytes.reduce((sum, value) => sum + value, 0);
}
