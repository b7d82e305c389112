import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The start of the names of the folders of benches. */
export const BENCH_PREFIX = 'lenet5-soak-';

const POLL_MILLISECONDS = 100;

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
    await stopServer(data);
    for (const path of [folder, data]) await rm(path, { recursive: true, force: true });
  }
}

/** Stops the server of a data folder, of any version of the tables: SIGINT is its fast shutdown. */
async function stopServer(data: string): Promise<void> {
  const pid = Number.parseInt(await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => ''), 10);
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  // After a restart of the machine, another program may have the number.
  if (!command.includes(data)) return;
  process.kill(pid, 'SIGINT');
  while (isAlive(pid)) await sleep(POLL_MILLISECONDS);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
