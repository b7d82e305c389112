import { FileUnreadableError } from '../../errors/file-errors.js';
import { StreamUnsupportedError } from '../../errors/stream-errors.js';
import { valueCount } from '../../idx-types.js';
import type { FolderOptions, OpenedImages } from '../../platform.js';
import { readIdxHeader } from '../../read-idx.js';
import { userCacheFolder } from '../cache-folder.js';
import { errorCode } from '../error-code.js';
import { ImageFile } from './image-file.js';
import { readStart, unpackedFile } from './unpacked-file.js';

/**
 * Opens an IDX file of images, gzipped or not, to read them by index; undefined if they have at most `memoryLimit` bytes.
 *
 * @throws {StreamUnsupportedError} if the file is gzipped and there is no cache for its decompressed copy.
 */
export async function openImages(
  path: string,
  memoryLimit: number,
  { cacheFolder, signal }: FolderOptions,
): Promise<OpenedImages | undefined> {
  const start = await readStart(path).catch((cause: unknown) => {
    if (errorCode(cause).startsWith('MNIST_')) throw cause;
    throw new FileUnreadableError(path, errorCode(cause), 'check the file and its permissions', cause);
  });
  const { shape } = readIdxHeader(start.bytes, path);
  if (valueCount(shape) <= memoryLimit) return undefined;
  if (!start.isGzip) return ImageFile.open(path);
  if (cacheFolder === false) {
    const remedy = 'decompress it, or allow a cacheFolder for its decompressed copy';
    throw new StreamUnsupportedError(path, 'a gzip file, and no cache', remedy);
  }
  return ImageFile.open(await unpackedFile(path, cacheFolder ?? userCacheFolder(), signal));
}
