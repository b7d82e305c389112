import { LenetError } from '@lenet5/core';
import { platform } from '#platform';
import { decodeFile } from '../data-file.js';
import { DigestMismatchError } from '../errors/data-errors.js';
import { FileMissingError } from '../errors/file-errors.js';
import { ROLE_TITLES } from '../file-names.js';
import type { DataSource, SourceFile } from './data-source.js';
import { download } from './download.js';
import type { NamedDataSet } from './named-data-sets.js';
import { printableUrl } from './printable-url.js';
import type { UrlSourceOptions } from './url-source.js';

/**
 * A data set by its name: each file from the cache, else from the first mirror that has it. In Node, a file must have the published
 * MD5; a file with another one counts as missing from its mirror.
 */
export function namedSource(
  name: string,
  { mirrors, files, classes }: NamedDataSet,
  options: Omit<UrlSourceOptions, 'canonicalRemedy'>,
): DataSource {
  return {
    description: name,
    async read(role) {
      const [file, md5] = files[role];
      const urls = mirrors.map((mirror) => new URL(file, mirror));
      let failure: unknown;
      for (const url of urls) {
        try {
          const bytes = (await cached(url, md5, options)) ?? (await fetchFile(url, md5, role, options));
          const decoded = await decodeFile(role, printableUrl(url), bytes);
          return { ...decoded, transposed: false, classes } satisfies SourceFile;
        } catch (error) {
          options.signal?.throwIfAborted();
          if (!LenetError.isInstance(error)) throw error;
          failure ??= error;
        }
      }
      throw failure;
    },
  };
}

async function cached(
  url: URL,
  md5: string,
  { store }: Omit<UrlSourceOptions, 'canonicalRemedy'>,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const copy = await store.read(url);
  return copy && hasDigest(copy.bytes, md5) ? copy.bytes : undefined;
}

async function fetchFile(
  url: URL,
  md5: string,
  role: keyof typeof ROLE_TITLES,
  options: Omit<UrlSourceOptions, 'canonicalRemedy'>,
): Promise<Uint8Array<ArrayBuffer>> {
  const location = printableUrl(url);
  const onProgress = (received: number, total: number | null): void =>
    options.onProgress(location, received, total);
  const result = await download(url, { ...options, known: null, onProgress });
  if (result.status !== 'fetched') {
    const found = 'found' in result ? result.found : 'no file';
    throw new FileMissingError(ROLE_TITLES[role], location, found, ['it at another address']);
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
