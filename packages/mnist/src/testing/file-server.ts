import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A request that the server received: path, range and validator. */
interface SeenRequest {
  readonly path: string;
  readonly range?: string | undefined;
  readonly ifNoneMatch?: string | undefined;
}

/** Responds to one request. */
type Answer = (request: IncomingMessage, response: ServerResponse, name: string) => void;

/** An HTTP server on this machine. The test closes it. */
export interface FileServer {
  /** Its address, ending in `/data/`. */
  readonly base: string;
  /** All requests so far. */
  readonly seen: SeenRequest[];
  /** Responds to requests; can be replaced. */
  answer: Answer;
  close(): Promise<void>;
}

/** Serves files by name in `/data/`, until `answer` is replaced. */
export async function serveFiles(files: Record<string, Uint8Array>): Promise<FileServer> {
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://localhost').pathname.replace('/data/', '');
    const { range, 'if-none-match': ifNoneMatch } = request.headers;
    fileServer.seen.push({ path: name, range, ifNoneMatch });
    fileServer.answer(request, response, name);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  onTestFinished(close);
  const { port } = server.address() as AddressInfo;
  const fileServer: FileServer = {
    base: `http://127.0.0.1:${port}/data/`,
    seen: [],
    answer: (request, response, name) => sendFile(request, response, files[name]),
    close,
  };
  return fileServer;
}

/** Responds like a file server: 200, 206 for a range, 304 for a known version, 404. */
export function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  bytes: Uint8Array | undefined,
): void {
  if (!bytes) {
    response.writeHead(404).end('not found');
    return;
  }
  const etag = etagOf(bytes);
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag }).end();
    return;
  }
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  const rest = bytes.subarray(start);
  if (request.headers.range && request.headers['if-range'] === etag) {
    const range = `bytes ${start}-${bytes.length - 1}/${bytes.length}`;
    response.writeHead(206, { etag, 'content-length': rest.length, 'content-range': range }).end(rest);
    return;
  }
  response.writeHead(200, { etag, 'content-length': bytes.length }).end(bytes);
}

/**
 * Announces the whole file and sends `sent` bytes from the start of the range.
 * @returns closes the connection. Call it from `onProgress`, when the bytes have been received: an earlier close loses them.
 */
export function breakOff(
  request: IncomingMessage,
  response: ServerResponse,
  bytes: Uint8Array,
  sent: number,
  etag: string = etagOf(bytes),
): () => void {
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  const length = bytes.length - start;
  const range = `bytes ${start}-${bytes.length - 1}/${bytes.length}`;
  response.writeHead(start > 0 ? 206 : 200, {
    ...(etag && { etag }),
    'content-length': length,
    ...(start > 0 && { 'content-range': range }),
  });
  response.write(bytes.subarray(start, start + sent));
  return () => response.destroy();
}

function etagOf(bytes: Uint8Array): string {
  return `"${createHash('sha1').update(bytes).digest('hex')}"`;
}
