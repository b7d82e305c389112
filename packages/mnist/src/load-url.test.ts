import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { loadMnist } from './load-mnist.js';
import type { LoadProgress } from './load-options.js';
import { sendFile, serveFiles } from './testing/file-server.js';
import { files, first, held, packed, train } from './testing/served-set.js';
import {
  dataFiles,
  digestOf,
  FILE_NAMES,
  failure,
  gzipped,
  imagesFile,
  smallSet,
  temporaryFolder,
} from './testing/small-data.js';

// A test loads all of MNIST from a server.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

test('loadMnist({ source: address }) downloads the four gzipped files and reports that they are not MNIST', async () => {
  const server = await serveFiles(packed);
  const loaded = await loadMnist({ source: server.base, cacheFolder: await temporaryFolder() });
  expect(digestOf(loaded.train)).toEqual(digestOf(train));
  expect(digestOf(loaded.test)).toEqual(digestOf(held));
  expect([loaded.source, loaded.verified, loaded.provenance]).toEqual([
    server.base,
    false,
    'not the canonical MNIST',
  ]);
  expect(server.seen.map(({ path }) => path).sort()).toEqual(Object.keys(packed).sort());
});

test('loadMnist({ source: address }) requests the other files once the first bytes of one have arrived', async () => {
  const server = await serveFiles(packed);
  const waiting: (() => void)[] = [];
  server.answer = (request, response, name) => {
    if (name === first) response.writeHead(200).write(packed[name]!.subarray(0, 100));
    const answer = () => sendFile(request, response, packed[name]);
    const rest = () => response.end(packed[name]!.subarray(100));
    waiting.push(name === first ? rest : answer);
    if (waiting.length === 4) for (const continued of waiting) continued();
  };
  const loaded = await loadMnist({ source: server.base, cacheFolder: false });
  expect([digestOf(loaded.train), digestOf(loaded.test)]).toEqual([digestOf(train), digestOf(held)]);
});

test('loadMnist({ source: address }) stops the download of a file if that of another one fails', async () => {
  const server = await serveFiles(packed);
  let send = () => {};
  const stopped = new Promise<void>((resolve) => {
    server.answer = (request, response, name) => {
      if (name.includes('t10k')) response.writeHead(500).end();
      else if (name !== first) sendFile(request, response, packed[name]);
      else {
        send = () => response.write(packed[name]!.subarray(0, 1));
        response.writeHead(200).write(packed[name]!.subarray(0, 100));
        response.on('close', resolve);
      }
    };
  });
  expect(await failure(loadMnist({ source: server.base, cacheFolder: false }))).toContain('HTTP 500');
  send();
  await stopped;
});

test('loadMnist({ source: address }) accepts files that are not gzipped, an address without a slash, a URL, and a query', async () => {
  const server = await serveFiles(files);
  const address = `${server.base.slice(0, -1)}?key=secret`;
  for (const source of [address, new URL(address)]) {
    const loaded = await loadMnist({ source, cacheFolder: false });
    expect(digestOf(loaded.test)).toEqual(digestOf(held));
    expect(loaded.source).not.toContain('secret');
  }
});

test('loadMnist({ source: address }) accepts EMNIST names', async () => {
  const names = (name: string) => `emnist-digits-${name.replace('t10k', 'test')}`;
  const server = await serveFiles(
    Object.fromEntries(Object.entries(packed).map(([name, bytes]) => [names(name), bytes])),
  );
  expect((await loadMnist({ source: server.base, cacheFolder: false })).test.labels).toEqual(held.labels);
});

test('loadMnist({ source: address }) accepts a file that the server sends with a content encoding', async () => {
  const server = await serveFiles(packed);
  server.answer = (_, response, name) => {
    const bytes = packed[name]!;
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': bytes.length }).end(bytes);
  };
  expect(
    digestOf((await loadMnist({ source: server.base, cacheFolder: await temporaryFolder() })).train),
  ).toEqual(digestOf(train));
});

test('loadMnist({ onProgress }) reports received and total bytes of each file', async () => {
  const server = await serveFiles(packed);
  const reports: LoadProgress[] = [];
  const cacheFolder = await temporaryFolder();
  const load = () =>
    loadMnist({ source: server.base, cacheFolder, onProgress: (progress) => reports.push(progress) });
  await load();
  for (const [name, bytes] of Object.entries(packed)) {
    const ofFile = reports.filter(({ file }) => file === server.base + name);
    expect(ofFile.at(-1)).toEqual({
      file: server.base + name,
      receivedBytes: bytes.length,
      totalBytes: bytes.length,
    });
  }
  reports.length = 0;
  await load();
  expect(reports).toEqual([]);
});

test('loadMnist({ source: address }) caches files and revalidates them', async () => {
  const server = await serveFiles(packed);
  const cacheFolder = await temporaryFolder();
  await loadMnist({ source: server.base, cacheFolder });
  server.seen.length = 0;
  expect(digestOf((await loadMnist({ source: server.base, cacheFolder })).train)).toEqual(digestOf(train));
  expect(server.seen.map(({ ifNoneMatch }) => ifNoneMatch)).toEqual(new Array(4).fill(expect.any(String)));

  const changed = gzipped(dataFiles(smallSet(40), held));
  server.answer = (request, response, name) => sendFile(request, response, changed[name]);
  expect((await loadMnist({ source: server.base, cacheFolder })).train.count).toBe(40);

  await server.close();
  expect((await loadMnist({ source: server.base, cacheFolder })).train.count).toBe(40);
});

test('loadMnist({ source: address }) creates a cache folder that is a valid data folder', async () => {
  const server = await serveFiles(packed);
  const cacheFolder = await temporaryFolder();
  await loadMnist({ source: server.base, cacheFolder });
  const [name] = await readdir(cacheFolder);
  expect(digestOf((await loadMnist({ source: join(cacheFolder, name!) })).train)).toEqual(digestOf(train));
});

test('loadMnist({ source: address }) downloads a damaged file in the cache again', async () => {
  const server = await serveFiles(packed);
  const cacheFolder = await temporaryFolder();
  await loadMnist({ source: server.base, cacheFolder });
  const [name] = await readdir(cacheFolder);
  await writeFile(join(cacheFolder, name!, first), packed[first]!.slice(0, 100));
  server.seen.length = 0;
  expect(digestOf((await loadMnist({ source: server.base, cacheFolder })).train)).toEqual(digestOf(train));
  expect(server.seen[0]).toEqual({ path: first });
});

test('loadMnist({ source: address }) does not request cached canonical files', async () => {
  const bundled = (await loadMnist()).files;
  const canonical: Record<string, Uint8Array> = {};
  for (const { location, role } of bundled) {
    canonical[`${FILE_NAMES[role]}.gz`] = gzipSync(await readFile(location), { level: 1 });
  }
  const server = await serveFiles(canonical);
  const cacheFolder = await temporaryFolder();
  const loaded = await loadMnist({ source: server.base, cacheFolder });
  expect([loaded.verified, loaded.provenance]).toEqual([true, 'MNIST, verified']);
  expect([loaded.train.count, loaded.test.count]).toEqual([60_000, 10_000]);
  await server.close();
  server.seen.length = 0;
  expect((await loadMnist({ source: server.base, cacheFolder })).verified).toBe(true);
  expect(server.seen).toEqual([]);
});

test('loadMnist({ source: address }) supports concurrent downloads to the same cache', async () => {
  const server = await serveFiles(packed);
  const cacheFolder = await temporaryFolder();
  const load = () => loadMnist({ source: server.base, cacheFolder });
  for (const loaded of await Promise.all([load(), load(), load()]))
    expect(digestOf(loaded.train)).toEqual(digestOf(train));
});

test('loadMnist({ source: address }) rejects a truncated file and does not cache it', async () => {
  const cacheFolder = await temporaryFolder();
  const cut = await serveFiles({ ...packed, [first]: packed[first]!.subarray(0, 200) });
  expect(await failure(loadMnist({ source: cut.base, cacheFolder }))).toContain('MNIST_BROKEN_GZIP');
  const raw = await serveFiles({ ...files, [FILE_NAMES.trainImages]: imagesFile(train).subarray(0, 200) });
  expect(await failure(loadMnist({ source: raw.base, cacheFolder }))).toBe(
    `MNIST_IDX_TRUNCATED: ${raw.base}${FILE_NAMES.trainImages} is truncated (200 bytes; its header requires 235,216) ` +
      '— copy or download it again',
  );
  expect(
    (await readdir(cacheFolder, { recursive: true })).filter((name) => name.includes('train-images')),
  ).toEqual([]);
});

test('loadMnist({ source: address }) names the missing file', async () => {
  const empty = await serveFiles({});
  expect(await failure(loadMnist({ source: empty.base, cacheFolder: false }))).toBe(
    `MNIST_FILE_MISSING: ${empty.base} has no file of training images (HTTP 404) — add ${first} or ` +
      'train-images-idx3-ubyte',
  );
  const { [FILE_NAMES.testLabels]: _, ...three } = files;
  const incomplete = await serveFiles(three);
  expect(await failure(loadMnist({ source: incomplete.base, cacheFolder: false }))).toContain(
    'has no file of test labels',
  );
  const app = await serveFiles({});
  app.answer = (_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>');
  expect(await failure(loadMnist({ source: app.base, cacheFolder: false }))).toContain('(a web page)');
});

test.each([
  [500, 'Internal Server Error', 'try again later, or use another address'],
  [401, 'Unauthorized', 'check the address and your permissions'],
  [403, 'Forbidden', 'check the address and your permissions'],
  [204, 'No Content', 'check the address and your permissions'],
])('loadMnist({ source: address }) reports HTTP %i', async (status, text, remedy) => {
  const server = await serveFiles({});
  server.answer = (_, response) => response.writeHead(status).end();
  const message = await failure(loadMnist({ source: server.base, cacheFolder: false }));
  expect(message.replace(first, '')).toBe(
    `MNIST_HTTP_STATUS: ${server.base} cannot be downloaded (HTTP ${status} ${text}) — ${remedy}`,
  );
});

test('loadMnist({ source: address }) reports why there is no response', async () => {
  const server = await serveFiles({});
  await server.close();
  expect(await failure(loadMnist({ source: server.base, cacheFolder: false }))).toBe(
    `MNIST_NETWORK: ${server.base}${first} cannot be reached (ECONNREFUSED) — check the address and the connection`,
  );
  expect(await failure(loadMnist({ source: 'http://name:word@localhost/', cacheFolder: false }))).toContain(
    "unknown data source 'http://localhost/' (an address with a user name or password is not allowed)",
  );
});

test('loadMnist({ cacheFolder }) rejects a folder that cannot be written', async () => {
  const server = await serveFiles(packed);
  const cacheFolder = join(await temporaryFolder({ file: new Uint8Array() }), 'file');
  expect(await failure(loadMnist({ source: server.base, cacheFolder }))).toBe(
    `MNIST_CACHE_UNWRITABLE: the cache folder ${cacheFolder} cannot be written (ENOTDIR) — use another cacheFolder, ` +
      'or false to disable the cache',
  );
});

test("loadMnist({ source: address }) uses the user's cache folder by default, and no cache if it cannot be written", async () => {
  const server = await serveFiles(packed);
  const before = { ...process.env };
  const home = await temporaryFolder({ file: new Uint8Array() });
  try {
    for (const name of ['XDG_CACHE_HOME', 'LOCALAPPDATA', 'HOME']) process.env[name] = home;
    expect(digestOf((await loadMnist({ source: server.base })).train)).toEqual(digestOf(train));
    expect((await readdir(home)).length).toBe(2);
    for (const name of ['XDG_CACHE_HOME', 'LOCALAPPDATA', 'HOME']) process.env[name] = join(home, 'file');
    expect(digestOf((await loadMnist({ source: server.base })).train)).toEqual(digestOf(train));
  } finally {
    process.env = before;
  }
});
