import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { LenetError } from '@lenet5/core';
import { DigestMismatchError } from '../errors/data-errors.js';
import { FileMissingError } from '../errors/file-errors.js';
import { download } from '../sources/download.js';
import { printableUrl } from '../sources/printable-url.js';
import type { PublishedFile, VerifiedDownloadOptions } from '../sources/verified-download.js';
import { downloadPath, fileStore } from './file-store.js';

/**
 * Reads a published file from a folder of downloads, else from the first address that has it: like `readVerified()`, but the file is on
 * disk and never in memory as a whole.
 *
 * @param folder that of the store of downloads.
 * @param use reads the file at a path; if it fails with a LenetError, the next address is tried.
 * @throws the error of the first address, if none has the file.
 */
export async function readVerifiedFile<Result>(
  published: PublishedFile,
  folder: string,
  options: Omit<VerifiedDownloadOptions, 'store'>,
  use: (path: string, location: string) => Promise<Result>,
): Promise<Result> {
  let failure: unknown;
  for (const url of published.urls) {
    try {
      const path = downloadPath(folder, url);
      if ((await md5Of(path)) !== published.md5) await fetchFile(url, path, published, folder, options);
      return await use(path, printableUrl(url));
    } catch (error) {
      options.signal?.throwIfAborted();
      if (!LenetError.isInstance(error)) throw error;
      failure ??= error;
    }
  }
  throw failure;
}

async function fetchFile(
  url: URL,
  path: string,
  { md5, title }: PublishedFile,
  folder: string,
  options: Omit<VerifiedDownloadOptions, 'store'>,
): Promise<void> {
  const location = printableUrl(url);
  const onProgress = (received: number, total: number | null): void =>
    options.onProgress(location, received, total);
  await mkdir(dirname(path), { recursive: true });
  const store = fileStore(folder, true);
  const { status, ...result } = await download(url, { ...options, store, path, known: null, onProgress });
  if (status !== 'fetched') {
    const found = 'found' in result ? result.found : 'no file';
    throw new FileMissingError(title, location, found, ['it at another address']);
  }
  const digest = await md5Of(path);
  if (digest === md5) return;
  await rm(path, { force: true });
  throw new DigestMismatchError(location, `MD5 ${digest}`, md5, 'try again later, or use another source');
}

/** The MD5 of a file; undefined if it cannot be read. */
async function md5Of(path: string): Promise<string | undefined> {
  const hash = createHash('md5');
  try {
    for await (const bytes of createReadStream(path, { highWaterMark: 2 ** 20 })) hash.update(bytes);
  } catch {
    return undefined;
  }
  return hash.digest('hex');
}
