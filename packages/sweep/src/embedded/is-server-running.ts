import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { isAlive } from './is-alive.js';

/**
 * Whether the server with this `postmaster.pid` runs. If its process is only a zombie, removes the file, because the server would
 * refuse to start: in a container whose first process does not wait for its children, a server that was killed stays a zombie.
 */
export async function isServerRunning(path: string): Promise<boolean> {
  if (!existsSync(path)) return false;
  const pid = Number.parseInt(await readFile(path, 'utf8').catch(() => ''), 10);
  if (!(pid > 0) || !isAlive(pid)) return false;
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The state follows the name of the program, which is in parentheses and may contain spaces.
  if (!stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z')) return true;
  await rm(path, { force: true });
  return false;
}
