import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { LenetError } from '@lenet5/core';
import { describeCause } from '../../errors/describe-cause.js';

/** The server cannot listen on the port. */
class PortError extends LenetError {
  static override readonly code = 'CLI_PORT';
  declare readonly code: typeof PortError.code;

  constructor(port: number, cause: unknown) {
    super({
      problem: `cannot listen on port ${port} of localhost`,
      found: describeCause(cause),
      remedy: 'use another --port; --port 0 uses a free one',
      cause,
    });
  }
}

/** What is served: files by their path in the address, and contents that are in memory. */
export type ServedFiles = ReadonlyMap<string, string | Uint8Array>;

const HOST = '127.0.0.1';
/** The names of this computer. Another name in a request is that of a foreign page, which a name server has led here. */
const LOCAL = /^(localhost|127\.0\.0\.1)(:\d+)?$/;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
};

/** Threads need a page that is isolated from other origins. The page itself contains its content security policy. */
const HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Security-Policy': "frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
} as const;

/** The path in an address, without its first slash; `index.html` for the page itself. Undefined if it is not valid. */
function pathOf(url: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(url, `http://${HOST}`).pathname).slice(1);
    return path === '' ? 'index.html' : path;
  } catch {
    return undefined;
  }
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

async function answer(files: ServedFiles, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = '', url = '/', headers } = request;
  if (!LOCAL.test(headers.host ?? '')) return refuse(response, 403, 'only this computer is served');
  if (method !== 'GET' && method !== 'HEAD') return refuse(response, 405, 'only GET and HEAD');
  const path = pathOf(url);
  const file = path === undefined ? undefined : files.get(path);
  if (path === undefined || file === undefined) return refuse(response, 404, 'not found');
  const bytes = typeof file === 'string' ? (await stat(file)).size : file.byteLength;
  const type = TYPES[extname(path)] ?? 'application/octet-stream';
  response.writeHead(200, { ...HEADERS, 'Content-Type': type, 'Content-Length': bytes });
  if (method === 'HEAD') response.end();
  else if (typeof file === 'string') await pipeline(createReadStream(file), response);
  else response.end(file);
}

/** A server that is listening. */
export interface PageServer {
  /** `http://localhost:4160/` */
  readonly address: string;
  /** Resolves when the server has stopped. */
  readonly closed: Promise<void>;
  close(): void;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => reject(new PortError(port, cause)));
    server.listen(port, HOST, resolve);
  });
}

/**
 * Serves files to this computer only.
 *
 * @param port 0 for a free one.
 * @throws PortError if the port cannot be used.
 */
export async function servePage(files: ServedFiles, port: number): Promise<PageServer> {
  const server = createServer((request, response) => {
    // The browser has gone, or a file was removed meanwhile.
    answer(files, request, response).catch(() => response.destroy());
  });
  await listen(server, port);
  const { port: used } = server.address() as AddressInfo;
  return {
    address: `http://localhost:${used}/`,
    closed: new Promise((resolve) => server.once('close', resolve)),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
