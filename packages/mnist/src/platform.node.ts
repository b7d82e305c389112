import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { UnknownSourceError } from './errors/file-errors.js';
import { openBundled } from './node/bundled-folder.js';
import { userCacheFolder } from './node/cache-folder.js';
import { fileStore } from './node/file-store.js';
import { openFolder } from './node/node-folder.js';
import type { Platform } from './platform.js';
import { noStore } from './sources/download-store.js';

/** Node, which supports folders, the bundled files, and a cache folder. */
export const platform: Platform = {
  defaultSource: 'bundled',
  baseUrl: () => undefined,
  allowsRanges: () => true,
  // Web Crypto would copy the bytes first.
  sha256: async (bytes) => createHash('sha256').update(bytes).digest('hex'),
  md5: (bytes) => createHash('md5').update(bytes).digest('hex'),
  openBundled,
  openFolder: async (source, options) =>
    openFolder(typeof source === 'string' ? source : pathOf(source), options),
  openArchive: async (...archive) =>
    (await import('./node/formats/archive-source.js')).archiveSource(...archive),
  openStore: (cacheFolder) =>
    cacheFolder === false ? noStore : fileStore(cacheFolder ?? userCacheFolder(), cacheFolder !== undefined),
};

function pathOf(url: URL): string {
  try {
    return fileURLToPath(url);
  } catch {
    throw new UnknownSourceError(url.href, 'it is not the URL of a local folder');
  }
}
