import { readFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { formatQuantity, IMAGE_SIDE, LenetError } from '@lenet5/core';
import { rawPixels } from '../../drawing/raw-pixels.js';
import type { SourceImage } from '../../drawing/source-image.js';
import { isImageFormat } from '../decode/describe-format.js';
import type { ClassFiles } from './class-folders.js';
import { COMMON_SIDE } from './common-shape.js';

const MAX_LISTED = 5;
/** Files decoded at a time. */
const AT_ONCE = 32;

/** A decoded image file of a folder per class. */
export interface ClassImage {
  readonly image: SourceImage;
  readonly label: number;
}

/** An image file that could not be read, with the reason. */
export interface Skipped {
  readonly file: string;
  readonly reason: string;
}

/**
 * Decodes the images of folders per class, in their order. Large ones are scaled down.
 *
 * @param names the classes in the order of their labels.
 * @param skipped gets the files that cannot be read.
 */
export async function* decodeClasses(
  classes: readonly ClassFiles[],
  names: readonly string[],
  skipped: Skipped[],
  signal: AbortSignal | undefined,
): AsyncGenerator<ClassImage> {
  const { decodeImage } = await import('../decode/decode-image.js');
  const decode = async (file: string, label: number): Promise<ClassImage | undefined> => {
    try {
      return { image: reduce(await decodeImage(new Uint8Array(await readFile(file)), file)), label };
    } catch (error) {
      const reason = LenetError.isInstance(error) ? (error.found ?? error.problem) : String(error);
      skipped.push({ file, reason });
      return undefined;
    }
  };
  for (const { name, files } of classes) {
    for (let from = 0; from < files.length; from += AT_ONCE) {
      signal?.throwIfAborted();
      const some = files.slice(from, from + AT_ONCE).map((file) => decode(file, names.indexOf(name)));
      for (const one of await Promise.all(some)) if (one) yield one;
    }
  }
}

/** Scales a large image down at once, so that it takes little memory. */
function reduce(image: SourceImage): SourceImage {
  const { width, height, data } = image;
  const channels = image.channels ?? ((data.length / (width * height)) as 1 | 2 | 3 | 4);
  if (width <= IMAGE_SIDE.max && height <= IMAGE_SIDE.max) return { ...image, channels };
  const kept = channels <= 2 ? 1 : 3;
  const small = rawPixels(image, [COMMON_SIDE, COMMON_SIDE, kept]);
  return { width: COMMON_SIDE, height: COMMON_SIDE, data: small, channels: kept };
}

/** Says which files were left out; empty if none was. */
export function skippedNotes(skipped: readonly Skipped[]): string[] {
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
