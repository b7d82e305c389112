import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { EMNIST_CLASSES, type EmnistSplit } from '../../classes.js';
import { decodeFile } from '../../data-file.js';
import { DataFormatError } from '../../errors/data-format-error.js';
import { FILE_FAMILIES } from '../../file-names.js';
import { gunzip } from '../../gunzip.js';
import { type ImageSet, imageShape } from '../../image-set.js';
import type { FolderOptions } from '../../platform.js';
import type { DataSource } from '../../sources/data-source.js';
import type { NamedArchive } from '../../sources/named-archives.js';
import { readVerified, type VerifiedDownloadOptions } from '../../sources/verified-download.js';
import { toImageSet } from '../../to-image-set.js';
import { transposeImages } from '../../transpose-images.js';
import { userCacheFolder } from '../cache-folder.js';
import { findCifar, readCifar } from './cifar.js';
import type { LoadedSets } from './loaded-sets.js';
import { writeCachedSets } from './set-cache.js';
import { setsSource } from './sets-source.js';
import { readTar } from './tar.js';
import { readZip } from './zip.js';

/**
 * A data set that is published as one archive: from the images that an earlier call has kept in the cache, else from the archive in the
 * cache, else downloaded.
 */
export function archiveSource(
  name: string,
  archive: NamedArchive,
  { cacheFolder }: Pick<FolderOptions, 'cacheFolder'>,
  options: VerifiedDownloadOptions,
): DataSource {
  const { mirrors, md5, megabytes } = archive;
  const published = {
    urls: mirrors.map((mirror) => new URL(mirror)),
    md5,
    title: `${name} (${megabytes} MB)`,
  };
  const load = () => readVerified(published, options, (bytes, location) => unpack(bytes, location, archive));
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

async function unpack(
  bytes: Uint8Array<ArrayBuffer>,
  location: string,
  { format }: NamedArchive,
): Promise<LoadedSets> {
  const notes = [`from ${location}, whose MD5 is the published one`];
  if (format !== 'cifar-10') return { ...(await readEmnist(bytes, location, format)), notes };
  const files = readTar(await gunzip(bytes, location), location);
  const layout = findCifar([...files.keys()]);
  if (!layout) throw incomplete(location, 'the six files of CIFAR-10');
  const read = async (file: string): Promise<Uint8Array> => {
    return files.get(file) ?? new Uint8Array();
  };
  return { ...(await readCifar(layout, location, read)), notes };
}

async function readEmnist(
  bytes: Uint8Array<ArrayBuffer>,
  location: string,
  split: EmnistSplit,
): Promise<{ readonly train: ImageSet; readonly test: ImageSet }> {
  const files = readZip(bytes, location);
  const family = FILE_FAMILIES.find(({ name }) => name === split);
  const fileOf = async (role: 'trainImages' | 'trainLabels' | 'testImages' | 'testLabels') => {
    const wanted = `/${family?.names[role][0]}.gz`;
    const entry = [...files].find(([path]) => `/${path}`.endsWith(wanted));
    if (!entry) throw incomplete(location, wanted.slice(1));
    return decodeFile(role, `${location} (${entry[0]})`, Uint8Array.from(entry[1]()));
  };
  const setOf = async (part: 'train' | 'test'): Promise<ImageSet> => {
    const labels = { ...(await fileOf(`${part}Labels`)), classes: EMNIST_CLASSES[split] };
    const set = toImageSet(await fileOf(`${part}Images`), labels);
    transposeImages(set.images, imageShape(set)[0]);
    return set;
  };
  return { train: await setOf('train'), test: await setOf('test') };
}

function incomplete(location: string, missing: string): DataFormatError {
  return new DataFormatError(location, `does not contain ${missing}`, 'another archive', 'try again later');
}
