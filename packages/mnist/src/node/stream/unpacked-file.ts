import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createGunzip, gunzipSync } from 'node:zlib';
import { BrokenGzipError } from '../../errors/data-errors.js';
import { CacheUnwritableError } from '../../errors/file-errors.js';
import { isGzip } from '../../gunzip.js';
import { errorCode } from '../error-code.js';
import { uniqueSuffix } from '../unique-suffix.js';

/** Enough to decompress the header of an IDX file. */
const START_BYTES = 4096;

/** The first bytes of a file, decompressed if it is gzipped. */
export interface FileStart {
  readonly isGzip: boolean;
  readonly bytes: Uint8Array;
}

/** @throws {BrokenGzipError} if it looks like a gzip file and is none. */
export async function readStart(path: string): Promise<FileStart> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(START_BYTES), 0, START_BYTES, 0);
    const bytes = buffer.subarray(0, bytesRead);
    if (!isGzip(bytes)) return { isGzip: false, bytes };
    return { isGzip: true, bytes: gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }) };
  } catch (error) {
    throw isZlibError(error) ? new BrokenGzipError(path, error) : error;
  } finally {
    await file.close();
  }
}

/**
 * The decompressed copy of a gzip file in the cache. It is written unless it exists for a file of this path, size and time.
 *
 * @throws {BrokenGzipError} if the file is damaged. @throws {CacheUnwritableError} if the copy cannot be written.
 */
export async function unpackedFile(
  path: string,
  cacheFolder: string,
  signal: AbortSignal | undefined,
): Promise<string> {
  const { size, mtimeMs } = await stat(path);
  const hash = createHash('sha256').update(`${path} ${size} ${mtimeMs}`).digest('hex');
  const copy = join(cacheFolder, `unpacked-${hash.slice(0, 16)}`, basename(path).replace(/\.gz$/i, ''));
  const exists = await access(copy).then(
    () => true,
    () => false,
  );
  if (exists) return copy;
  const part = `${copy}.${uniqueSuffix()}.part`;
  try {
    await mkdir(dirname(copy), { recursive: true });
    await pipeline(createReadStream(path), createGunzip(), createWriteStream(part), { signal });
    await rename(part, copy);
    return copy;
  } catch (error) {
    await rm(part, { force: true });
    signal?.throwIfAborted();
    throw isZlibError(error)
      ? new BrokenGzipError(path, error)
      : new CacheUnwritableError(cacheFolder, errorCode(error), error);
  }
}

function isZlibError(error: unknown): boolean {
  return /^Z_/.test(errorCode(error)) || errorCode(error) === 'ERR_TRAILING_JUNK_AFTER_STREAM_END';
}
