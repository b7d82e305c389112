import { DownloadBrokenError, HttpStatusError, NetworkError } from '../errors/network-errors.js';
import type { DownloadStore, StoredCopy, Validators } from './download-store.js';
import { printableUrl } from './printable-url.js';
import { Transfer } from './transfer.js';
import { ifChanged } from './validators.js';

/** How a download ended, failures apart. */
export type DownloadResult =
  | ({ readonly status: 'fetched' } & StoredCopy)
  /** The server says that the known version is still the one. */
  | { readonly status: 'unchanged' }
  | { readonly status: 'missing'; readonly found: string };

/** How to download. */
export interface DownloadOptions {
  readonly store: DownloadStore;
  /** Whether the server may be asked for a part of a file. */
  readonly ranges: boolean;
  /** The version at hand, so that it need not come again; null for none. */
  readonly known: Validators | null;
  readonly signal: AbortSignal | undefined;
  onProgress(receivedBytes: number, totalBytes: number | null): void;
}

/** How often a file is asked for before a connection that keeps breaking is given up. */
const ATTEMPTS = 3;
const PAUSE_MS = 200;
/** A store that lists nothing answers 403 for what is not there. */
const NOT_FOUND = [403, 404, 410];

/** The connection broke, or the range was refused: worth another attempt. */
class Interruption extends Error {}

/**
 * Downloads one file. A connection that breaks is taken up again with an HTTP range where the server allows one, at
 * once and, through the store, in a later call.
 *
 * @throws {NetworkError} No answer.
 * @throws {HttpStatusError} An answer that is neither the file nor "not found".
 * @throws {DownloadBrokenError} The connection broke again and again.
 * @throws The signal's reason, once it is aborted.
 */
export async function download(url: URL, options: DownloadOptions): Promise<DownloadResult> {
  const transfer = new Transfer(url, options.store, options.ranges);
  if (!options.known) await transfer.resume();
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        return await ask(url, transfer, options);
      } catch (error) {
        options.signal?.throwIfAborted();
        const again = error instanceof Interruption || (error instanceof NetworkError && attempt > 1);
        if (!again) throw error;
        if (attempt === ATTEMPTS) {
          throw new DownloadBrokenError(
            printableUrl(url),
            transfer.receivedBytes,
            transfer.totalBytes,
            error.cause,
          );
        }
      }
      await pause(PAUSE_MS * attempt, options.signal);
    }
  } finally {
    await transfer.release();
  }
}

async function ask(url: URL, transfer: Transfer, options: DownloadOptions): Promise<DownloadResult> {
  const range = transfer.rangeHeaders();
  const headers = range ?? (options.known ? ifChanged(options.known) : {});
  const response = await request(url, headers, options.signal);
  if (response.status === 200 && !isPage(response)) {
    await transfer.begin(response);
  } else if (response.status !== 206 || !transfer.continues(response)) {
    await response.body?.cancel();
    if (range && (response.status === 206 || response.status === 416)) {
      await transfer.discard();
      throw new Interruption('the range was refused');
    }
    return withoutFile(url, response, options);
  }
  await receive(response, transfer, options);
  const bytes = transfer.bytes();
  await transfer.discard();
  return { status: 'fetched', bytes, validators: transfer.validators };
}

function withoutFile(url: URL, response: Response, { known }: DownloadOptions): DownloadResult {
  const { status, statusText } = response;
  if (isPage(response)) return { status: 'missing', found: 'a web page' };
  if (NOT_FOUND.includes(status)) return { status: 'missing', found: `HTTP ${status}` };
  if (status === 304 && known) return { status: 'unchanged' };
  throw new HttpStatusError(printableUrl(url), status, statusText);
}

/** A one-page app's server answers any address with its page, where others say "not found". */
function isPage({ status, headers }: Response): boolean {
  return status === 200 && (headers.get('content-type') ?? '').startsWith('text/html');
}

async function request(
  url: URL,
  headers: Record<string, string>,
  signal: AbortSignal | undefined,
): Promise<Response> {
  try {
    return await fetch(url, { headers, signal: signal ?? null });
  } catch (cause) {
    throw new NetworkError(printableUrl(url), cause);
  }
}

async function receive(
  response: Response,
  transfer: Transfer,
  { onProgress }: DownloadOptions,
): Promise<void> {
  const reader = response.body?.getReader();
  try {
    while (reader) {
      const { done, value } = await reader.read().catch((cause: unknown) => {
        throw new Interruption('the connection broke', { cause });
      });
      if (done) break;
      await transfer.append(value);
      onProgress(transfer.receivedBytes, transfer.totalBytes);
    }
  } catch (error) {
    await reader?.cancel().catch(() => {});
    throw error;
  }
  const { receivedBytes, totalBytes } = transfer;
  if (totalBytes !== null && receivedBytes !== totalBytes) {
    throw new Interruption('cut short', { cause: new Error('the server sent less than it announced') });
  }
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
