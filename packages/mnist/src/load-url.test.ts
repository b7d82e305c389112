import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { loadMnist } from './load-mnist.js';
import type { LoadProgress } from './load-options.js';
import { sendFile, serveFiles } from './testing/file-server.js';
import { files, first, held, packed, train } from './testing/served-set.js';
import {
  dataFiles,
  FILE_NAMES,
  failure,
  gist,
  gzipped,
  imagesFile,
  smallSet,
  temporaryFolder,
} from './testing/small-data.js';

test('loadMnist({ source: address }) fetches the four gzipped files and tells that they are not MNIST', async () => {
  const server = await serveFiles(packed);
  const loaded = await loadMnist({ source: server.base, cacheFolder: await temporaryFolder() });
  expect(gist(loaded.train)).toEqual(gist(train));
  expect(gist(loaded.test)).toEqual(gist(held));
  expect([loaded.source, loaded.verified, loaded.provenance]).toEqual([
    server.base,
    false,
    'not the canonical MNIST',
  ]);
  expect(server.seen.map(({ path }) => path)).toEqual(Object.keys(packed));
});

test('loadMnist({ source: address }) takes files that are not gzipped, an address without a slash, a URL, and a query', async () => {
  const server = await serveFiles(files);
  const address = `${server.base.slice(0, -1)}?key=secret`;
  for (const source of [address, new URL(address)]) {
    const loaded = await loadMnist({ source, cacheFolder: false });
    expect(gist(loaded.test)).toEqual(gist(held));
    expect(loaded.source).not.toContain('secret');
  }
});

test('loadMnist({ source: address }) takes EMNIST names', async () => {
  const names = (name: string) => `emnist-digits-${name.replace('t10k', 'test')}`;
  const server = await serveFiles(
    Object.fromEntries(Object.entries(packed).map(([name, bytes]) => [names(name), bytes])),
  );
  expect((await loadMnist({ source: server.base, cacheFolder: false })).test.labels).toEqual(held.labels);
});

test('loadMnist({ source: address }) takes a file that the server unpacks on the way', async () => {
  const server = await serveFiles(packed);
  server.answer = (_, response, name) => {
    const bytes = packed[name]!;
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': bytes.length }).end(bytes);
  };
  expect(
    gist((await loadMnist({ source: server.base, cacheFolder: await temporaryFolder() })).train),
  ).toEqual(gist(train));
});

test('loadMnist({ onProgress }) tells of each file how many bytes have come and how many there are', async () => {
  const server = await serveFiles(packed);
  const told: LoadProgress[] = [];
  const cacheFolder = await temporaryFolder();
  const load = () =>
    loadMnist({ source: server.base, cacheFolder, onProgress: (progress) => told.push(progress) });
  await load();
  for (const [name, bytes] of Object.entries(packed)) {
    const ofFile = told.filter(({ file }) => file === server.base + name);
    expect(ofFile.at(-1)).toEqual({
      file: server.base + name,
      receivedBytes: bytes.length,
      totalBytes: bytes.length,
    });
  }
  told.length = 0;
  await load();
  expect(told).toEqual([]);
});

test('loadMnist({ source: address }) keeps what it fetched and asks only whether it has changed', async () => {
  const server = await serveFiles(packed);
  const cacheFolder = await temporaryFolder();
  await loadMnist({ source: server.base, cacheFolder });
  server.seen.length = 0;
  expect(gist((await loadMnist({ source: server.base, cacheFolder })).train)).toEqual(gist(train));
  expect(server.seen.map(({ ifNoneMatch }) => ifNoneMatch)).toEqual(new Array(4).fill(expect.any(String)));

  const changed = gzipped(dataFiles(smallSet(40), held));
  server.answer = (request, response, name) => sendFile(request, response, changed[name]);
  expect((await loadMnist({ source: server.base, cacheFolder })).train.count).toBe(40);

  await server.close();
  expect((await loadMnist({ source: server.base, cacheFolder })).train.count).toBe(40);
});

test('the cache folder of an address is itself a data folder', async () => {
  const server = await serveFiles(packed);
  const cacheFolder = await temporaryFolder();
  await loadMnist({ source: server.base, cacheFolder });
  const [name] = await readdir(cacheFolder);
  expect(gist((await loadMnist({ source: join(cacheFolder, name!) })).train)).toEqual(gist(train));
});

test('loadMnist({ source: address }) fetches anew what went bad in the cache', async () => {
  const server = await serveFiles(packed);
  const cacheFolder = await temporaryFolder();
  await loadMnist({ source: server.base, cacheFolder });
  const [name] = await readdir(cacheFolder);
  await writeFile(join(cacheFolder, name!, first), packed[first]!.slice(0, 100));
  server.seen.length = 0;
  expect(gist((await loadMnist({ source: server.base, cacheFolder })).train)).toEqual(gist(train));
  expect(server.seen[0]).toEqual({ path: first });
});

test('loadMnist({ source: address }) never asks again for the canonical files, nor needs the server', async () => {
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

test('two downloads of one address into one cache at the same time both succeed', async () => {
  const server = await serveFiles(packed);
  const cacheFolder = await temporaryFolder();
  const load = () => loadMnist({ source: server.base, cacheFolder });
  for (const loaded of await Promise.all([load(), load(), load()]))
    expect(gist(loaded.train)).toEqual(gist(train));
});

test('loadMnist({ source: address }) refuses a file that is shorter than it should be, and does not keep it', async () => {
  const cacheFolder = await temporaryFolder();
  const cut = await serveFiles({ ...packed, [first]: packed[first]!.subarray(0, 200) });
  expect(await failure(loadMnist({ source: cut.base, cacheFolder }))).toContain('MNIST_BROKEN_GZIP');
  const raw = await serveFiles({ ...files, [FILE_NAMES.trainImages]: imagesFile(train).subarray(0, 200) });
  expect(await failure(loadMnist({ source: raw.base, cacheFolder }))).toBe(
    `IDX_TRUNCATED: ${raw.base}${FILE_NAMES.trainImages} is cut short (found 200 bytes; its header asks for 235,216) ` +
      '— copy or download it again',
  );
  expect((await readdir(cacheFolder, { recursive: true })).filter((name) => name.includes('ubyte'))).toEqual(
    [],
  );
});

test('loadMnist({ source: address }) names the file that is not there', async () => {
  const empty = await serveFiles({});
  expect(await failure(loadMnist({ source: empty.base, cacheFolder: false }))).toBe(
    `MNIST_FILE_MISSING: ${empty.base} has no file of training images (found HTTP 404) — put ${first} or ` +
      'train-images-idx3-ubyte there',
  );
  const { [FILE_NAMES.testLabels]: _, ...three } = files;
  const incomplete = await serveFiles(three);
  expect(await failure(loadMnist({ source: incomplete.base, cacheFolder: false }))).toContain(
    'has no file of test labels',
  );
  const app = await serveFiles({});
  app.answer = (_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>');
  expect(await failure(loadMnist({ source: app.base, cacheFolder: false }))).toContain('(found a web page)');
});

test.each([
  [500, 'Internal Server Error', 'try again later, or give another address'],
  [401, 'Unauthorized', 'check the address and your rights'],
  [403, 'Forbidden', 'check the address and your rights'],
  [204, 'No Content', 'check the address and your rights'],
])('loadMnist({ source: address }) tells of HTTP %i', async (status, text, wayOut) => {
  const server = await serveFiles({});
  server.answer = (_, response) => response.writeHead(status).end();
  const message = await failure(loadMnist({ source: server.base, cacheFolder: false }));
  expect(message.replace(first, '')).toBe(
    `MNIST_HTTP_STATUS: ${server.base} was refused (HTTP ${status} ${text}; expected 200) — ${wayOut}`,
  );
});

test('loadMnist({ source: address }) tells why no answer came', async () => {
  const server = await serveFiles({});
  await server.close();
  expect(await failure(loadMnist({ source: server.base, cacheFolder: false }))).toBe(
    `MNIST_NETWORK: ${server.base}${first} cannot be reached (ECONNREFUSED) — check the address and the connection`,
  );
  expect(await failure(loadMnist({ source: 'http://name:word@localhost/', cacheFolder: false }))).toContain(
    "no data source 'http://localhost/' (an address with a user name or password is not fetched)",
  );
});

test('a cache folder that cannot be written is an error where it was asked for', async () => {
  const server = await serveFiles(packed);
  const cacheFolder = join(await temporaryFolder({ file: new Uint8Array() }), 'file');
  expect(await failure(loadMnist({ source: server.base, cacheFolder }))).toBe(
    `MNIST_CACHE_UNWRITABLE: the cache folder ${cacheFolder} cannot be written (ENOTDIR) — give another cacheFolder, ` +
      'or false for none',
  );
});

test("the user's own cache folder is used by default, and done without where it cannot be written", async () => {
  const server = await serveFiles(packed);
  const before = { ...process.env };
  const home = await temporaryFolder({ file: new Uint8Array() });
  try {
    for (const name of ['XDG_CACHE_HOME', 'LOCALAPPDATA', 'HOME']) process.env[name] = home;
    expect(gist((await loadMnist({ source: server.base })).train)).toEqual(gist(train));
    expect((await readdir(home)).length).toBe(2);
    for (const name of ['XDG_CACHE_HOME', 'LOCALAPPDATA', 'HOME']) process.env[name] = join(home, 'file');
    expect(gist((await loadMnist({ source: server.base })).train)).toEqual(gist(train));
  } finally {
    process.env = before;
  }
});
