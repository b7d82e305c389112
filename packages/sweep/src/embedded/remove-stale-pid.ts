import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';

/**
 * Removes the file with the process id of a server that was killed, if the process is only a zombie: in a container whose first
 * process does not wait for its children, zombies stay, and the server would be taken for running.
 */
export async function removeStalePid(path: string): Promise<void> {
  if (process.platform !== 'linux' || !existsSync(path)) return;
  const pid = Number.parseInt(await readFile(path, 'utf8').catch(() => ''), 10);
  const stat = `/proc/${pid}/stat`;
  if (!existsSync(stat)) return;
  const text = await readFile(stat, 'utf8').catch(() => '');
  // The state follows the name of the program, which is in parentheses and may contain spaces.
  if (text.slice(text.lastIndexOf(')') + 2).startsWith('Z')) await rm(path, { force: true });
}
