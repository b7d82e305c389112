import type { FileRole } from '../canonical-digests.js';
import { type DecodedFile, decodeFile, requireCanonical } from '../data-file.js';
import { FileMissingError } from '../errors/file-errors.js';
import { MnistError } from '../errors/mnist-error.js';
import { HttpStatusError, NetworkError } from '../errors/network-errors.js';
import { FILE_FAMILIES, type FileFamily, ROLE_TITLES } from '../file-names.js';
import type { DataSource } from './data-source.js';
import { type DownloadOptions, download } from './download.js';
import { printableUrl } from './printable-url.js';

/** How an address is read. */
export interface UrlSourceOptions extends Omit<DownloadOptions, 'known' | 'onProgress'> {
  /** What to do where a file is not the canonical one; null where any data set is welcome. */
  readonly canonicalOr: string | null;
  onProgress(file: string, receivedBytes: number, totalBytes: number | null): void;
}

/** The folder of IDX files, gzipped or not, below an http(s) address. */
export function urlSource(base: URL, options: UrlSourceOptions): DataSource {
  // The first file that is found tells how the data set names the others.
  let families = FILE_FAMILIES;
  return {
    description: printableUrl(base),
    async read(role) {
      const tried: string[] = [];
      for (const { url, family } of await cachedFirst(candidates(base, role, families), options)) {
        const file = await fetchFile(url, role, options);
        if ('found' in file) {
          tried.push(file.found);
          continue;
        }
        families = [family];
        return { ...file, transposed: family.transposed };
      }
      throw missing(base, role, tried, families[0]!);
    },
  };
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

/** The address of a file below a base, whether or not that ends in a slash; its query stays. */
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
 * A canonical file in the cache is taken as it is. For any other the server is asked whether it has changed; one that
 * cannot be reached leaves the cached copy in use.
 */
async function fetchFile(
  url: URL,
  role: FileRole,
  options: UrlSourceOptions,
): Promise<DecodedFile | { readonly found: string }> {
  const location = printableUrl(url);
  const copy = await options.store.read(url);
  const cached = copy && (await decodeFile(role, location, copy.bytes).catch(nullIfBroken));
  if (cached?.canonical) return cached;
  const usable = options.canonicalOr === null ? cached : null;
  const result = await download(url, {
    ...options,
    known: usable && copy ? copy.validators : null,
    onProgress: (received, total) => options.onProgress(location, received, total),
  }).catch((error: unknown) => {
    if (usable && error instanceof NetworkError) return { status: 'unchanged' } as const;
    throw error;
  });
  if (result.status === 'missing') return result;
  if (result.status === 'unchanged') return usable!;
  const file = await decodeFile(role, location, result.bytes);
  if (options.canonicalOr !== null) requireCanonical(file, options.canonicalOr);
  await options.store.write(url, result);
  return file;
}

/** A copy that went bad in the cache is no failure: it is downloaded again. */
function nullIfBroken(error: unknown): null {
  if (error instanceof MnistError) return null;
  throw error;
}

function missing(base: URL, role: FileRole, tried: readonly string[], family: FileFamily): MnistError {
  const where = printableUrl(base);
  // A store without listings answers 403 for what is not there; where it does so for every name, rights are missing.
  if (tried.every((found) => found === 'HTTP 403')) return new HttpStatusError(where, 403, 'Forbidden');
  const name = family.names[role][0]!;
  return new FileMissingError(ROLE_TITLES[role], where, tried[0] ?? 'nothing', [`${name}.gz`, name]);
}
