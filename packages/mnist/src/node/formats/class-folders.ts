import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import {
  CLASS_COUNT,
  formatQuantity,
  IMAGE_SIDE,
  type ImageShape,
  LenetError,
  shapeSize,
} from '@lenet5/core';
import { rawPixels } from '../../drawing/raw-pixels.js';
import type { SourceImage } from '../../drawing/source-image.js';
import { DataFormatError } from '../../errors/data-format-error.js';
import { type ImageSet, MNIST_SHAPE } from '../../image-set.js';
import { isImageFormat } from '../decode/describe-format.js';
import { type FolderListing, listFolder } from '../folder-listing.js';
import type { LoadedSets } from './sets-source.js';

const IMAGE = /\.(png|jpe?g|webp|gif|bmp|tiff?|heic|avif)$/i;
const TRAIN = /^(train(ing)?|trainingset)$/i;
const TEST = /^(test(ing)?|testset|val|valid(ation)?|eval)$/i;
/** Images of different sizes are scaled to this one. */
const COMMON_SIDE = 64;
const MAX_LISTED = 5;
/** Files read at a time. */
const AT_ONCE = 32;

/** The image files of each class of one set, in the order of their names. */
interface ClassFiles {
  readonly name: string;
  readonly files: readonly string[];
}

/** The files of a folder per class. */
export interface ClassFolders {
  readonly path: string;
  readonly train: readonly ClassFiles[];
  readonly test?: readonly ClassFiles[];
}

/** An image file that could not be read, with the reason. */
interface Skipped {
  readonly file: string;
  readonly reason: string;
}

const byName = new Intl.Collator('en', { numeric: true }).compare;

/**
 * Finds folders of images per class: in the folder itself, or in `train` and `test` (or `val`, `validation`) in it. Undefined if
 * fewer than two folders have images.
 */
export async function findClassFolders({ path, folders }: FolderListing): Promise<ClassFolders | undefined> {
  const [train, test] = [TRAIN, TEST].map((pattern) => folders.find((name) => pattern.test(name)));
  const sets = {
    train: train && (await classesIn(join(path, train))),
    test: test && (await classesIn(join(path, test), 1)),
  };
  if (sets.train) return { path, train: sets.train, ...(sets.test && { test: sets.test }) };
  const own = await classesIn(path);
  return own && { path, train: own };
}

async function classesIn(path: string, fewest = 2): Promise<ClassFiles[] | undefined> {
  const { folders } = await listFolder(path);
  const classes: ClassFiles[] = [];
  for (const name of folders
    .filter((one) => !one.startsWith('.'))
    .sort(byName)
    .slice(0, CLASS_COUNT.max + 1)) {
    const { files } = await listFolder(join(path, name));
    const images = files.filter((file) => IMAGE.test(file)).sort(byName);
    if (images.length > 0) classes.push({ name, files: images.map((file) => join(path, name, file)) });
  }
  return classes.length >= fewest ? classes : undefined;
}

/** A hash of the names, sizes and times of all files, which changes when a file does. */
export async function fingerprint({ train, test = [] }: ClassFolders): Promise<string> {
  const hash = createHash('sha256').update('1');
  for (const { name, files } of [...train, ...test]) {
    hash.update(`${name}\n`);
    for (let from = 0; from < files.length; from += AT_ONCE) {
      const some = files.slice(from, from + AT_ONCE);
      const stats = await Promise.all(some.map((file) => stat(file)));
      stats.forEach(({ size, mtimeMs }, index) => {
        hash.update(`${some[index]} ${size} ${mtimeMs}\n`);
      });
    }
  }
  return hash.digest('hex');
}

/**
 * Reads all images. The images of the sets get one shape: the size of all of them, else 64×64; gray if all of them are gray, else
 * RGB. Image files that cannot be read are left out and listed.
 *
 * @throws {DataFormatError} if there are too many classes, if a test class has no training images, or if no image can be read.
 */
export async function readClassFolders(
  { path, train, test }: ClassFolders,
  signal: AbortSignal | undefined,
): Promise<LoadedSets> {
  const names = train.map(({ name }) => name);
  if (names.length > CLASS_COUNT.max) {
    throw new DataFormatError(path, 'has too many classes', `over ${CLASS_COUNT.max}`, 'use fewer folders');
  }
  const unknown = test?.find(({ name }) => !names.includes(name));
  if (unknown) {
    throw new DataFormatError(
      path,
      'has a test class without training images',
      unknown.name,
      'use equal folder names',
    );
  }
  const skipped: Skipped[] = [];
  const all = {
    train: await decodeAll(train, names, skipped, signal),
    test: test && (await decodeAll(test, names, skipped, signal)),
  };
  const decoded = [...all.train, ...(all.test ?? [])];
  if (all.train.length === 0) {
    const found = skipped[0] ? `${skipped[0].file}: ${skipped[0].reason}` : 'no files';
    throw new DataFormatError(path, 'has no readable image', found, 'use PNG, JPEG or WebP images');
  }
  const { shape, note } = chooseShape(decoded.map(({ image }) => image));
  return {
    train: toSet(all.train, shape, names),
    test: all.test && all.test.length > 0 ? toSet(all.test, shape, names) : undefined,
    notes: [`${path}: a folder per class, ${names.length} classes${note}`, ...skippedNotes(skipped)],
  };
}

interface Decoded {
  readonly image: SourceImage;
  readonly label: number;
}

async function decodeAll(
  classes: readonly ClassFiles[],
  names: readonly string[],
  skipped: Skipped[],
  signal: AbortSignal | undefined,
): Promise<Decoded[]> {
  const { decodeImage } = await import('../decode/decode-image.js');
  const decode = async (file: string, label: number): Promise<Decoded | undefined> => {
    try {
      return { image: reduce(await decodeImage(new Uint8Array(await readFile(file)), file)), label };
    } catch (error) {
      const reason = LenetError.isInstance(error) ? (error.found ?? error.problem) : String(error);
      skipped.push({ file, reason });
      return undefined;
    }
  };
  const decoded: Decoded[] = [];
  for (const { name, files } of classes) {
    for (let from = 0; from < files.length; from += AT_ONCE) {
      signal?.throwIfAborted();
      const some = files.slice(from, from + AT_ONCE).map((file) => decode(file, names.indexOf(name)));
      for (const one of await Promise.all(some)) if (one) decoded.push(one);
    }
  }
  return decoded;
}

/** Scales a large image down at once, so that not all large images are in memory together. */
function reduce(image: SourceImage): SourceImage {
  const { width, height, data } = image;
  const channels = image.channels ?? ((data.length / (width * height)) as 1 | 2 | 3 | 4);
  if (width <= IMAGE_SIDE.max && height <= IMAGE_SIDE.max) return { ...image, channels };
  const kept = channels <= 2 ? 1 : 3;
  const small = rawPixels(image, [COMMON_SIDE, COMMON_SIDE, kept]);
  return { width: COMMON_SIDE, height: COMMON_SIDE, data: small, channels: kept };
}

function chooseShape(images: readonly SourceImage[]): { readonly shape: ImageShape; readonly note: string } {
  const first = images[0];
  const [width, height] = [first?.width ?? 0, first?.height ?? 0];
  const isCommon = images.every((image) => image.width === width && image.height === height);
  const channels = images.every(isGray) ? 1 : 3;
  const kind = channels === 1 ? 'gray' : 'RGB';
  if (isCommon) return { shape: [height, width, channels], note: `, ${width}×${height} ${kind}` };
  const note = `; images of different sizes are scaled to ${COMMON_SIDE}×${COMMON_SIDE} ${kind}`;
  return { shape: [COMMON_SIDE, COMMON_SIDE, channels], note };
}

/** Whether red, green and blue are equal in every pixel. */
function isGray({ data, channels = 1 }: SourceImage): boolean {
  if (channels <= 2) return true;
  for (let at = 0; at < data.length; at += channels) {
    if (data[at] !== data[at + 1] || data[at] !== data[at + 2]) return false;
  }
  return true;
}

function toSet(decoded: readonly Decoded[], shape: ImageShape, names: readonly string[]): ImageSet {
  const size = shapeSize(shape);
  const images = new Uint8Array(decoded.length * size);
  const labels = new Uint16Array(decoded.length);
  decoded.forEach(({ image, label }, index) => {
    images.set(rawPixels(image, shape), index * size);
    labels[index] = label;
  });
  const isDefault = String(shape) === String(MNIST_SHAPE);
  return { images, labels, count: decoded.length, ...(!isDefault && { shape }), classNames: names };
}

function skippedNotes(skipped: readonly Skipped[]): string[] {
  if (skipped.length === 0) return [];
  const listed = skipped.slice(0, MAX_LISTED).map(({ file, reason }) => `${file} (${reason})`);
  const more = skipped.length > MAX_LISTED ? ` and ${skipped.length - MAX_LISTED} more` : '';
  const files = formatQuantity(skipped.length, 'file');
  const convertible = skipped.find(({ reason }) => isImageFormat(reason));
  const command =
    convertible &&
    `magick mogrify -format png ${join(dirname(convertible.file), `*${extname(convertible.file)}`)}`;
  const remedy = command ? ` — convert such images with ImageMagick: ${command}` : '';
  return [`skipped ${files} without a readable PNG, JPEG or WebP: ${listed.join(', ')}${more}${remedy}`];
}
