import { LenetError } from '@lenet5/core';
import { texts } from '../language/texts.js';

/** A file of the app is missing or the network is down. */
export class FileUnavailableError extends LenetError {
  static override readonly code = 'WEB_FILE_UNAVAILABLE';
  declare readonly code: typeof FileUnavailableError.code;

  constructor(path: string, found: string, cause?: unknown) {
    super({ ...texts.peek().errors.file(path), found, cause });
  }
}

/**
 * Fetches a file of the app.
 *
 * @param path Relative to the page.
 * @throws FileUnavailableError if the file does not arrive
 */
export function fetchFile(path: string): Promise<Uint8Array> {
  return fetchBody(path, (response) => response);
}

/**
 * Fetches a file of the app that the build has compressed (zlib).
 *
 * @param path Relative to the page.
 * @throws FileUnavailableError if the file does not arrive, or is damaged
 */
export function fetchCompressed(path: string): Promise<Uint8Array> {
  return fetchBody(
    path,
    ({ body }) => new Response(body?.pipeThrough(new DecompressionStream('deflate')) ?? null),
  );
}

/** Fetches a file, and reads the response that `decode` makes of it. */
async function fetchBody(path: string, decode: (response: Response) => Response): Promise<Uint8Array> {
  try {
    const response = await fetch(path);
    if (!response.ok) throw new FileUnavailableError(path, `HTTP ${response.status}`);
    return new Uint8Array(await decode(response).arrayBuffer());
  } catch (error) {
    if (FileUnavailableError.isInstance(error)) throw error;
    throw new FileUnavailableError(path, error instanceof Error ? error.message : String(error), error);
  }
}
