import { createHash } from 'node:crypto';
import { chown, mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { canReach } from './can-reach.js';
import type { ServerAccount } from './server-account.js';

/** The start of the paths of data folders of root whose sweep folder the server's account may not enter. */
export const SHARED_DATA = '/var/tmp/lenet5-sweep-';

/**
 * The folder with the data of the embedded server: `database` in the sweep's folder. If the server runs as another account
 * that may not enter the sweep's folder, it is a folder in `/var/tmp` whose name depends on the sweep's folder.
 */
export async function dataFolder(folder: string, account: ServerAccount | undefined): Promise<string> {
  await mkdir(folder, { recursive: true });
  const own = join(await realpath(folder), 'database');
  if (!account) return own;
  const digest = createHash('sha256').update(own).digest('hex').slice(0, 16);
  const data = (await canReach(own, account)) ? own : SHARED_DATA + digest;
  await mkdir(data, { recursive: true, mode: 0o700 });
  await chown(data, account.uid, account.gid);
  return data;
}
