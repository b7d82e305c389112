import { DownloadBrokenError, HttpStatusError, NetworkError } from '../errors/network-errors.js';
import type { DownloadStore, StoredCopy, Validators } from './download-store.js';
import { printableUrl } from './printable-url.js';
import { Transfer } from './transfer.js';
import { ifChanged } from './validators.js';

/** The result of a download, except errors. */
export type DownloadResult =
  | ({ readonly status: 'fetched' } & StoredCopy)
  /** The known version is still current. */
  | { readonly status: 'unchanged' }
  | { readonly status: 'missing'; readonly found: string };

/** Options of `download()`. */
export interface DownloadOptions {
  /** The cache of partial downloads. */
  readonly store: DownloadStore;
  /** Whether range requests are allowed. */
  readonly ranges: boolean;
  /** The path of the file that gets the bytes, instead of the result: for files that should not be in memory. Requires a store of files. */
  readonly path?: string;
  /** Validators of the cached version; null if there is none. */
  readonly known: Validators | null;
  readonly signal: AbortSignal | undefined;
  onProgress(receivedBytes: number, totalBytes: number | null): void;
}

/** Maximum number of requests for a file if connections are lost. */
const ATTEMPTS = 3;
const PAUSE_MS = 200;
/** How long a server may send nothing. A connection whose network is gone would wait much longer, or forever. */
const SILENCE_MS = 30_000;
/** Statuses of a missing file. Object stores without listing permission respond with 403. */
const NOT_FOUND = [403, 404, 410];

/** The connection was lost or the range was rejected, so another attempt is useful. */
class Interruption extends Error {}

/**
 * Downloads one file. If the connection is lost, requests the remaining range of bytes, if the server supports ranges. The store
 * keeps the received bytes, so that a later call can resume too. A connection on which nothing arrives for 30 s is lost.
 *
 * @throws {NetworkError} if there is no response.
 * @throws {HttpStatusError} if the response is neither the file nor "not found".
 * @throws {DownloadBrokenError} if the connection is lost in every attempt.
 * @throws The reason of the signal, if it is aborted.
 */
export async function download(url: URL, options: DownloadOptions): Promise<DownloadResult> {
  const transfer = new Transfer(url, options.store, options.ranges, options.path);
  if (!options.known) await transfer.resume();
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        return await attemptDownload(url, transfer, options);
      } catch (error) {
        options.signal?.throwIfAborted();
        const retry = error instanceof Interruption || (error instanceof NetworkError && attempt > 1);
        if (!retry) throw error;
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

async function attemptDownload(
  url: URL,
  transfer: Transfer,
  options: DownloadOptions,
): Promise<DownloadResult> {
  const range = transfer.rangeHeaders();
  const headers = range ?? (options.known ? ifChanged(options.known) : {});
  const response = await request(url, headers, options.signal);
  if (response.status === 200 && !isPage(response)) {
    await transfer.begin(response);
  } else if (response.status !== 206 || !transfer.continues(response)) {
    await response.body?.cancel();
    if (range && (response.status === 206 || response.status === 416)) {
      await transfer.discard();
      throw new Interruption('the range was rejected');
    }
    return resultWithoutFile(url, response, options);
  }
  await receive(response, transfer, options);
  const bytes = await transfer.finish();
  return { status: 'fetched', bytes, validators: transfer.validators };
}

function resultWithoutFile(url: URL, response: Response, { known }: DownloadOptions): DownloadResult {
  const { status, statusText } = response;
  if (isPage(response)) return { status: 'missing', found: 'a web page' };
  if (NOT_FOUND.includes(status)) return { status: 'missing', found: `HTTP ${status}` };
  if (status === 304 && known) return { status: 'unchanged' };
  throw new HttpStatusError(printableUrl(url), status, statusText);
}

/** Whether the response is a web page. The server of a single-page app responds to any address with its page. */
function isPage({ status, headers }: Response): boolean {
  return status === 200 && (headers.get('content-type') ?? '').startsWith('text/html');
}

async function request(
  url: URL,
  headers: Record<string, string>,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const controller = new AbortController();
  const abort = (): void => controller.abort(signal?.reason);
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort, { once: true });
  try {
    return await notSilent(fetch(url, { headers, signal: controller.signal }));
  } catch (cause) {
    // Closes the connection of a server that does not respond.
    abort();
    throw new NetworkError(printableUrl(url), cause);
  }
}

/** Waits for something from a server. Rejects if nothing arrives for too long. */
async function notSilent<T>(arriving: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    const error = new Error(`the server sent nothing for ${SILENCE_MS / 1000} s`);
    timer = setTimeout(() => reject(error), SILENCE_MS);
  });
  try {
    return await Promise.race([arriving, silence]);
  } finally {
    clearTimeout(timer);
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
      const { done, value } = await notSilent(reader.read()).catch((cause: unknown) => {
        throw new Interruption('the connection was lost', { cause });
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
    throw new Interruption('the response is truncated', {
      cause: new Error('the server sent fewer bytes than announced'),
    });
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
