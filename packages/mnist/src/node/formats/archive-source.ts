import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FolderOptions } from '../../platform.js';
import type { DataSource } from '../../sources/data-source.js';
import type { NamedArchive } from '../../sources/named-archives.js';
import type { VerifiedDownloadOptions } from '../../sources/verified-download.js';
import { userCacheFolder } from '../cache-folder.js';
import { withDownloadFolder } from '../download-folder.js';
import { readVerifiedFile } from '../verified-file.js';
import type { LoadedSets } from './loaded-sets.js';
import { readArchive } from './read-archive.js';
import { writeCachedSets } from './set-cache.js';
import { setsSource } from './sets-source.js';

/**
 * A data set that is published as one archive: from the images that an earlier call has kept in the cache, else from the archive in the
 * cache, else downloaded.
 */
export function archiveSource(
  name: string,
  archive: NamedArchive,
  { cacheFolder }: Pick<FolderOptions, 'cacheFolder'>,
  options: Omit<VerifiedDownloadOptions, 'store'>,
): DataSource {
  const { mirrors, md5, megabytes, format } = archive;
  const urls = mirrors.map((mirror) => new URL(mirror));
  const published = { urls, md5, title: `${name} (${megabytes} MB)` };
  const load = (): Promise<LoadedSets> =>
    withDownloadFolder(cacheFolder, (downloads) =>
      readVerifiedFile(published, downloads, options, (path, location) =>
        readArchive(path, location, format),
      ),
    );
  if (cacheFolder === false) return setsSource(name, load);
  const folder = async (): Promise<string> =>
    join(cacheFolder ?? userCacheFolder(), `archives-${md5.slice(0, 16)}`, name);
  const fill = async (cache: string): Promise<void> => {
    // A cache that cannot be written costs no download.
    await mkdir(cache, { recursive: true });
    await writeCachedSets(cache, await load());
  };
  return setsSource(name, load, { folder, fill });
}
