import { MnistError } from './mnist-error.js';

/** No answer came from the server: no connection, no such host, a bad certificate, a forbidden origin. */
export class NetworkError extends MnistError {
  readonly code = 'MNIST_NETWORK' as const;

  constructor(url: string, cause: unknown) {
    super(`${url} cannot be reached (${networkReason(cause)}) — check the address and the connection`, {
      cause,
    });
  }
}

/** The server answered with something other than the file. */
export class HttpStatusError extends MnistError {
  readonly code = 'MNIST_HTTP_STATUS' as const;
  /** The status of the answer, such as 403. */
  readonly status: number;

  constructor(url: string, status: number, statusText: string) {
    const wayOut =
      status >= 500 || status === 429
        ? 'try again later, or give another address'
        : 'check the address and your rights';
    super(`${url} was refused (HTTP ${status}${statusText && ` ${statusText}`}; expected 200) — ${wayOut}`);
    this.status = status;
  }
}

/** The connection broke before the file was whole, and kept breaking. */
export class DownloadBrokenError extends MnistError {
  readonly code = 'MNIST_DOWNLOAD_BROKEN' as const;

  constructor(url: string, receivedBytes: number, totalBytes: number | null, cause: unknown) {
    const total = totalBytes === null ? '' : ` of ${totalBytes.toLocaleString('en-US')}`;
    super(
      `the download of ${url} broke off (${receivedBytes.toLocaleString('en-US')}${total} bytes; ` +
        `${networkReason(cause)}) — run it again, it goes on where it can`,
      { cause },
    );
  }
}

/** fetch hides the reason ("fetch failed") in a chain of causes; the innermost code or message says it. */
function networkReason(error: unknown): string {
  let reason = 'no answer';
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const code = 'code' in at && typeof at.code === 'string' ? at.code : '';
    reason = code || at.message || reason;
  }
  return reason;
}
