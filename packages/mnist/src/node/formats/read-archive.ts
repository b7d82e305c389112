import { readFile } from 'node:fs/promises';
import type { FileRole } from '../../canonical-digests.js';
import { EMNIST_CLASSES, type EmnistSplit } from '../../classes.js';
import { type DecodedFile, decodeFile } from '../../data-file.js';
import { DataFormatError } from '../../errors/data-format-error.js';
import { FILE_FAMILIES, SPLIT_ROLES, type SplitName } from '../../file-names.js';
import { gunzip } from '../../gunzip.js';
import { type ImageSet, imageShape } from '../../image-set.js';
import type { NamedArchive } from '../../sources/named-archives.js';
import { toImageSet } from '../../to-image-set.js';
import { transposeImages } from '../../transpose-images.js';
import { openArchive } from './archive-file.js';
import { findCifar, readCifar } from './cifar.js';
import type { LoadedSets } from './loaded-sets.js';
import { readTar } from './tar.js';
import { readZip } from './zip.js';

/** Both sets of an archive. */
interface BothSets {
  readonly train: ImageSet;
  readonly test: ImageSet;
}

/**
 * Reads the sets of an archive. Of EMNIST, only the files of the split are read.
 *
 * @param location the address of the archive, to display.
 * @throws {DataFormatError} if it is damaged, or lacks a file.
 */
export async function readArchive(
  path: string,
  location: string,
  format: NamedArchive['format'],
): Promise<LoadedSets> {
  const sets = format === 'cifar-10' ? readCifarOf(path, location) : readEmnist(path, location, format);
  return { ...(await sets), notes: [`from ${location}, whose MD5 is the published one`] };
}

async function readCifarOf(path: string, location: string): Promise<BothSets> {
  const files = readTar(await gunzip(new Uint8Array(await readFile(path)), location), location);
  const layout = findCifar([...files.keys()]);
  if (!layout) throw incomplete(location, 'the six files of CIFAR-10');
  return readCifar(layout, location, async (file) => files.get(file) ?? new Uint8Array());
}

async function readEmnist(path: string, location: string, split: EmnistSplit): Promise<BothSets> {
  const archive = await openArchive(path);
  try {
    const files = await readZip(archive, location);
    const setOf = async (part: SplitName): Promise<ImageSet> => {
      const [imagesRole, labelsRole] = SPLIT_ROLES[part];
      const labels = await readFileOf(files, labelsRole, split, location);
      const images = await readFileOf(files, imagesRole, split, location);
      const set = toImageSet(images, { ...labels, classes: EMNIST_CLASSES[split] });
      transposeImages(set.images, imageShape(set)[0]);
      return set;
    };
    return { train: await setOf('train'), test: await setOf('test') };
  } finally {
    await archive.close();
  }
}

async function readFileOf(
  files: Awaited<ReturnType<typeof readZip>>,
  role: FileRole,
  split: EmnistSplit,
  location: string,
): Promise<DecodedFile> {
  const family = FILE_FAMILIES.find(({ name }) => name === split);
  const wanted = `/${family?.names[role][0]}.gz`;
  const [path, read] = [...files].find(([name]) => `/${name}`.endsWith(wanted)) ?? [];
  if (!read) throw incomplete(location, wanted.slice(1));
  return decodeFile(role, `${location} (${path})`, await read());
}

function incomplete(location: string, missing: string): DataFormatError {
  return new DataFormatError(location, `does not contain ${missing}`, 'another archive', 'try again later');
}
