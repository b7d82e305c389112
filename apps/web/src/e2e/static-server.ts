import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CONTENT_POLICY } from '../../build/content-policy.ts';
import { smallTrainingFile } from './small-training-set.js';

/** The folder of the built app. */
export const DIST: string = fileURLToPath(new URL('../../dist/', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** Options of `serveApp()`. */
export interface ServerOptions {
  /** Whether to send the isolation headers, as `pnpm web` does and plain static hosts do not. Default true. */
  readonly isolated?: boolean;
  /**
   * Which training set to serve: `small` has its first 4,000 images, which a page loads in a fraction of the processor time.
   * Default `small`.
   */
  readonly data?: 'small' | 'full';
  /** The path of the app, with a slash at both ends. Default `/`. */
  readonly path?: string;
}

/** How the answer for a file is faulty. */
interface Fault {
  /** The answer waits for this promise, and then has the fault that is set by then. */
  readonly until?: Promise<unknown>;
  /** The HTTP status. */
  readonly status?: number;
  /** The connection breaks after this many bytes. */
  readonly breakAfter?: number;
}

/** A server of the built app. */
export interface StaticServer {
  readonly url: string;
  /** Faulty answers, by the end of the path of their files. Can be changed at any time. */
  readonly faults: Map<string, Fault>;
  /** The paths of all requests. */
  readonly requests: string[];
  /** The paths of the answers that had a body: the browser had no current copy. */
  readonly sent: string[];
  close(): Promise<void>;
}

const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Security-Policy': CONTENT_POLICY,
};

/** Serves the built app on a free port. */
export async function serveApp({
  isolated = true,
  data = 'small',
  path = '/',
}: ServerOptions = {}): Promise<StaticServer> {
  const faults: StaticServer['faults'] = new Map();
  const requests: string[] = [];
  const sent: string[] = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    requests.push(pathname);
    const file = normalize(pathname.slice(path.length) || 'index.html');
    const fault = (): Fault | undefined => [...faults].find(([end]) => pathname.endsWith(end))?.[1];
    await fault()?.until;
    const { status, breakAfter } = fault() ?? {};
    const stored = join(DIST, file);
    const bytes = pathname.startsWith(path)
      ? await ((data === 'small' && smallTrainingFile(stored)) || readFile(stored)).catch(() => undefined)
      : undefined;
    if (!bytes || status !== undefined) {
      response.writeHead(status ?? 404).end('no such file');
      return;
    }
    const tag = `"${createHash('sha256').update(bytes).digest('hex')}"`;
    if (request.headers['if-none-match'] === tag) {
      response.writeHead(304, { ETag: tag, ...(isolated ? ISOLATION : {}) }).end();
      return;
    }
    sent.push(pathname);
    response.writeHead(200, {
      ETag: tag,
      'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
      'Content-Length': bytes.length,
      ...(isolated ? ISOLATION : {}),
    });
    if (breakAfter === undefined) return void response.end(bytes);
    response.write(bytes.subarray(0, breakAfter), () => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://localhost:${port}${path}`, faults, requests, sent, close };
}
