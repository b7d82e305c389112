import { LenetError } from '@lenet5/core';
import { platform } from '#platform';
import { DigestMismatchError } from '../errors/data-errors.js';
import { FileMissingError } from '../errors/file-errors.js';
import { download } from './download.js';
import { printableUrl } from './printable-url.js';
import type { UrlSourceOptions } from './url-source.js';

/** How a file with a published digest is downloaded. */
export type VerifiedDownloadOptions = Omit<UrlSourceOptions, 'canonicalRemedy'>;

/** A file that is published at several addresses. */
export interface PublishedFile {
  /** In the order in which they are tried. */
  readonly urls: readonly URL[];
  /** Its published MD5. */
  readonly md5: string;
  /** What it contains, to display: `test labels`. */
  readonly title: string;
}

/**
 * Reads a published file from the cache, else from the first address that has it. In Node, it must have the published MD5; a file with
 * another one counts as missing from its address.
 *
 * @param use reads the bytes; if it fails with a LenetError, the next address is tried.
 * @throws the error of the first address, if none has the file.
 */
export async function readVerified<Result>(
  { urls, md5, title }: PublishedFile,
  options: VerifiedDownloadOptions,
  use: (bytes: Uint8Array<ArrayBuffer>, location: string) => Promise<Result>,
): Promise<Result> {
  let failure: unknown;
  for (const url of urls) {
    try {
      const bytes = (await cached(url, md5, options)) ?? (await fetchFile(url, md5, title, options));
      return await use(bytes, printableUrl(url));
    } catch (error) {
      options.signal?.throwIfAborted();
      if (!LenetError.isInstance(error)) throw error;
      failure ??= error;
    }
  }
  throw failure;
}

async function cached(
  url: URL,
  md5: string,
  { store }: VerifiedDownloadOptions,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const copy = await store.read(url);
  return copy && hasDigest(copy.bytes, md5) ? copy.bytes : undefined;
}

async function fetchFile(
  url: URL,
  md5: string,
  title: string,
  options: VerifiedDownloadOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const location = printableUrl(url);
  const onProgress = (received: number, total: number | null): void =>
    options.onProgress(location, received, total);
  const result = await download(url, { ...options, known: null, onProgress });
  if (result.status !== 'fetched') {
    const found = 'found' in result ? result.found : 'no file';
    throw new FileMissingError(title, location, found, ['it at another address']);
  }
  if (!hasDigest(result.bytes, md5)) {
    const found = platform.md5?.(result.bytes) ?? '';
    throw new DigestMismatchError(location, `MD5 ${found}`, md5, 'try again later, or use another source');
  }
  await options.store.write(url, result);
  return result.bytes;
}

/** Whether bytes have the MD5, if the platform can compute it. */
function hasDigest(bytes: Uint8Array<ArrayBuffer>, md5: string): boolean {
  return platform.md5 === undefined || platform.md5(bytes) === md5;
}
