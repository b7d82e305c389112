import { access, constants, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userCacheFolder } from './cache-folder.js';

/**
 * Calls `use` with the folder of downloads: the cache, or a temporary folder without one or if the user's cache cannot be written.
 *
 * @param cacheFolder that of the option; false for no cache.
 */
export async function withDownloadFolder<Result>(
  cacheFolder: string | false | undefined,
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  if (typeof cacheFolder === 'string') return use(cacheFolder);
  const own = cacheFolder === false ? undefined : userCacheFolder();
  if (own !== undefined && (await isWritable(own))) return use(own);
  const temporary = await mkdtemp(join(tmpdir(), 'lenet5-download-'));
  try {
    return await use(temporary);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function isWritable(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
