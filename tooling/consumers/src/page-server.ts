import { readFile } from 'node:fs/promises';
import { createServer, request, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { listen } from './registry.js';

/** Where the files of a page come from: a folder, or a server that listens on a port of this machine. */
export type PageSource = { readonly folder: string } | { readonly port: number };

/** A page that is served on an address of its own. */
export interface ServedPage {
  readonly url: string;
  close(): void;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.gz': 'application/gzip',
};

/** Headers that isolate a page, which gives it shared memory. */
export const ISOLATION: Readonly<Record<string, string>> = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'cross-origin',
};

/** Serves a page and `files` with additional headers. */
export async function servePage(
  source: PageSource,
  files: ReadonlyMap<string, Buffer>,
  headers: Readonly<Record<string, string>>,
): Promise<ServedPage> {
  const server = createServer(async (incoming, response) => {
    const path = new URL(incoming.url ?? '/', 'http://localhost').pathname;
    const file = files.get(path);
    if (file) respond(response, path, file, headers);
    else if ('folder' in source) await serveFile(source.folder, path, response, headers);
    else forward(source.port, incoming.url ?? '/', response, headers);
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function respond(
  response: ServerResponse,
  path: string,
  body: Buffer,
  headers: Readonly<Record<string, string>>,
): void {
  const type = TYPES[extname(path)] ?? 'application/octet-stream';
  response.writeHead(200, { ...headers, 'content-type': type, 'content-length': body.length }).end(body);
}

async function serveFile(
  folder: string,
  path: string,
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const name = path.endsWith('/') ? `${path}index.html` : path;
  try {
    respond(response, name, await readFile(join(folder, normalize(name))), headers);
  } catch {
    response.writeHead(404, headers).end();
  }
}

function forward(
  port: number,
  path: string,
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
): void {
  const outgoing = request({ host: '127.0.0.1', port, path, headers: { accept: '*/*' } }, (answer) => {
    response.writeHead(answer.statusCode ?? 500, { ...answer.headers, ...headers });
    answer.pipe(response);
  });
  outgoing.on('error', () => response.writeHead(502, headers).end());
  outgoing.end();
}
