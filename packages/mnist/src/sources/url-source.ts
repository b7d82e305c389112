import { LenetError } from '@lenet5/core';
import type { FileRole } from '../canonical-digests.js';
import { type DecodedFile, decodeFile, requireCanonical } from '../data-file.js';
import { FileMissingError } from '../errors/file-errors.js';
import { HttpStatusError, NetworkError } from '../errors/network-errors.js';
import { FILE_FAMILIES, type FileFamily, ROLE_TITLES } from '../file-names.js';
import type { DataSource, SourceFile } from './data-source.js';
import { type DownloadOptions, download } from './download.js';
import { printableUrl } from './printable-url.js';

/** Options of `urlSource()`. */
export interface UrlSourceOptions extends Omit<DownloadOptions, 'known' | 'onProgress'> {
  /** The remedy if a file is not canonical; null if any data set is allowed. */
  readonly canonicalRemedy: string | null;
  /** Receives the progress of the download of one file. */
  onProgress(file: string, receivedBytes: number, totalBytes: number | null): void;
}

/**
 * A folder of IDX files, gzipped or not, at an http(s) address. The first file that is read determines the names of the others,
 * which are requested as soon as its first bytes arrive.
 */
export function urlSource(base: URL, options: UrlSourceOptions): DataSource {
  let family: Promise<FileFamily> | undefined;
  const readFirst = (role: FileRole): Promise<SourceFile> => {
    let found: ((family: FileFamily) => void) | undefined;
    const file = findFile(base, role, FILE_FAMILIES, options, (its) => found?.(its));
    family = new Promise((resolve, reject) => {
      found = resolve;
      file.catch(reject);
    });
    // Whoever reads the other files gets the error, but perhaps nobody does.
    family.catch(() => undefined);
    return file;
  };
  return {
    description: printableUrl(base),
    read: async (role) => (family ? findFile(base, role, [await family], options) : readFirst(role)),
  };
}

/**
 * Finds a file under the names of some families.
 * @param onFound called when the first bytes arrive
 */
async function findFile(
  base: URL,
  role: FileRole,
  families: readonly FileFamily[],
  options: UrlSourceOptions,
  onFound: (family: FileFamily) => void = () => undefined,
): Promise<SourceFile> {
  const tried: string[] = [];
  for (const { url, family } of await cachedFirst(candidates(base, role, families), options)) {
    const onProgress: UrlSourceOptions['onProgress'] = (...progress) => {
      onFound(family);
      options.onProgress(...progress);
    };
    const file = await fetchFile(url, role, { ...options, onProgress });
    if ('found' in file) {
      tried.push(file.found);
      continue;
    }
    onFound(family);
    return { ...file, transposed: family.transposed, classes: family.classes };
  }
  throw missing(base, role, tried, families[0]!);
}

interface Candidate {
  readonly url: URL;
  readonly family: FileFamily;
}

function candidates(base: URL, role: FileRole, families: readonly FileFamily[]): Candidate[] {
  return families.flatMap((family) =>
    family.names[role]
      .flatMap((name) => [`${name}.gz`, name])
      .map((name) => ({ url: fileUrl(base, name), family })),
  );
}

/** The address of a file in a folder, with or without a trailing slash. Keeps the query. */
function fileUrl(base: URL, name: string): URL {
  const url = new URL(base);
  url.pathname = url.pathname.replace(/\/?$/, `/${name}`);
  return url;
}

async function cachedFirst(all: Candidate[], { store }: UrlSourceOptions): Promise<Candidate[]> {
  for (const candidate of all) {
    if (await store.has(candidate.url)) return [candidate, ...all.filter((other) => other !== candidate)];
  }
  return all;
}

/**
 * Returns a canonical file from the cache without a request. For any other cached file, asks the server whether it has changed;
 * if the server cannot be reached, returns the cached file.
 */
async function fetchFile(
  url: URL,
  role: FileRole,
  options: UrlSourceOptions,
): Promise<DecodedFile | { readonly found: string }> {
  const location = printableUrl(url);
  const copy = await options.store.read(url);
  const cached = copy && (await decodeFile(role, location, copy.bytes).catch(nullIfDamaged));
  if (cached?.canonical) return cached;
  const usable = options.canonicalRemedy === null ? cached : null;
  const result = await download(url, {
    ...options,
    known: usable && copy ? copy.validators : null,
    onProgress: (received, total) => options.onProgress(location, received, total),
  }).catch((error: unknown) => {
    if (usable && NetworkError.isInstance(error)) return { status: 'unchanged' } as const;
    throw error;
  });
  if (result.status === 'missing') return result;
  if (result.status === 'unchanged') return usable!;
  const file = await decodeFile(role, location, result.bytes);
  if (options.canonicalRemedy !== null) requireCanonical(file, options.canonicalRemedy);
  await options.store.write(url, result);
  return file;
}

/** A damaged file in the cache is not an error, because it is downloaded again. */
function nullIfDamaged(error: unknown): null {
  if (LenetError.isInstance(error)) return null;
  throw error;
}

function missing(base: URL, role: FileRole, tried: readonly string[], family: FileFamily): LenetError {
  const where = printableUrl(base);
  // Object stores without listing permission respond with 403 for missing files. If all are 403, access is denied.
  if (tried.every((found) => found === 'HTTP 403')) return new HttpStatusError(where, 403, 'Forbidden');
  const name = family.names[role][0]!;
  return new FileMissingError(ROLE_TITLES[role], where, tried[0] ?? 'no response', [`${name}.gz`, name]);
}
