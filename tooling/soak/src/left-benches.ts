import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openSweeps } from '@lenet5/sweep';

/** The start of the names of the folders of benches. */
export const BENCH_PREFIX = 'lenet5-soak-';

/** What is read of the `connection.json` of a server. */
interface Connection {
  /** Absent in folders of earlier versions. */
  readonly owner?: number;
  readonly data: string;
}

/** Stops the servers that killed runs left in `parent`, and removes their folders. */
export async function removeLeftBenches(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const folder = join(parent, name);
    const file = join(folder, 'connection.json');
    if (!name.startsWith(BENCH_PREFIX) || !existsSync(file)) continue;
    const { owner, data }: Connection = JSON.parse(await readFile(file, 'utf8'));
    if (owner === undefined || isAlive(owner)) continue;
    console.error(`removing ${folder}, which a killed run left`);
    // Who leaves a server whose starter is dead stops it.
    if (existsSync(join(data, 'postmaster.pid'))) {
      const sweeps = await openSweeps({ database: { folder } });
      await sweeps.close();
    }
    for (const path of [folder, data]) await rm(path, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
