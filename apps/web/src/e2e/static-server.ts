import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CONTENT_POLICY } from '../../build/content-policy.ts';

/** Where the built app lies. */
export const DIST: string = fileURLToPath(new URL('../../dist/', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** How the built app is served; what is spoiled may be changed while it is. */
export interface ServerOptions {
  /** Whether with the headers of `pnpm web`; else as a plain static host would. */
  readonly isolated?: boolean;
  /** The folder that the app lies in, with both slashes. */
  readonly path?: string;
}

/** How a file is not served as it should be. */
interface Spoiled {
  /** It comes when this has resolved, and then as is asked for by then. */
  readonly until?: Promise<unknown>;
  readonly status?: number;
  readonly cutAfter?: number;
}

/** The built app on a port of its own. */
export interface StaticServer {
  readonly url: string;
  /** Files, by the end of their path, that are answered late, with a status, or cut short after some bytes. */
  readonly spoiled: Map<string, Spoiled>;
  /** Every path that was asked for. */
  readonly asked: string[];
  close(): Promise<void>;
}

const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Security-Policy': CONTENT_POLICY,
};

/** Serves `dist`, whole or spoiled. */
export async function serveApp({ isolated = true, path = '/' }: ServerOptions = {}): Promise<StaticServer> {
  const spoiled: StaticServer['spoiled'] = new Map();
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    asked.push(pathname);
    const file = normalize(pathname.slice(path.length) || 'index.html');
    const spoiledNow = (): Spoiled | undefined => [...spoiled].find(([end]) => pathname.endsWith(end))?.[1];
    await spoiledNow()?.until;
    const { status, cutAfter } = spoiledNow() ?? {};
    const bytes = pathname.startsWith(path)
      ? await readFile(join(DIST, file)).catch(() => undefined)
      : undefined;
    if (!bytes || status !== undefined) {
      response.writeHead(status ?? 404).end('no such file');
      return;
    }
    response.writeHead(200, {
      'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
      'Content-Length': bytes.length,
      ...(isolated ? ISOLATION : {}),
    });
    if (cutAfter === undefined) return void response.end(bytes);
    response.write(bytes.subarray(0, cutAfter), () => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://localhost:${port}${path}`, spoiled, asked, close };
}
