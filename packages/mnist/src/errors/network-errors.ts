import { LenetError } from '@lenet5/core';

/** The server did not respond: there is no connection, host, valid certificate or permission for the origin. */
export class NetworkError extends LenetError {
  static override readonly code = 'MNIST_NETWORK';
  declare readonly code: typeof NetworkError.code;

  constructor(url: string, cause: unknown) {
    super({
      problem: `${url} cannot be reached`,
      found: networkReason(cause),
      remedy: 'check the address and the connection',
      cause,
    });
  }
}

/** The server responded without the file. */
export class HttpStatusError extends LenetError {
  static override readonly code = 'MNIST_HTTP_STATUS';
  declare readonly code: typeof HttpStatusError.code;
  /** The HTTP status, such as 403. */
  readonly status: number;

  constructor(url: string, status: number, statusText: string) {
    super({
      problem: `${url} cannot be downloaded`,
      found: `HTTP ${status} ${statusText}`.trim(),
      remedy:
        status >= 500 || status === 429
          ? 'try again later, or use another address'
          : 'check the address and your permissions',
    });
    this.status = status;
  }
}

/** The connection was lost during a download, repeatedly. */
export class DownloadBrokenError extends LenetError {
  static override readonly code = 'MNIST_DOWNLOAD_BROKEN';
  declare readonly code: typeof DownloadBrokenError.code;

  constructor(url: string, receivedBytes: number, totalBytes: number | null, cause: unknown) {
    const total = totalBytes === null ? '' : ` of ${totalBytes.toLocaleString('en-US')}`;
    super({
      problem: `the download of ${url} was interrupted`,
      found: `${receivedBytes.toLocaleString('en-US')}${total} bytes; ${networkReason(cause)}`,
      remedy: 'try again; the download resumes if the server allows it',
      cause,
    });
  }
}

/** The innermost code or message of an error. `fetch()` hides the reason of "fetch failed" in a chain of causes. */
function networkReason(error: unknown): string {
  let reason = 'no response';
  for (let at = error; typeof at === 'object' && at !== null; at = 'cause' in at ? at.cause : undefined) {
    const code = 'code' in at && typeof at.code === 'string' ? at.code : '';
    const message = 'message' in at && typeof at.message === 'string' ? at.message : '';
    reason = code || message || reason;
  }
  return reason;
}
