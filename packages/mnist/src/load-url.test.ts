import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { loadMnist } from './load-mnist.js';
import type { LoadProgress } from './load-options.js';
import { breakOff, sendFile, serveFiles } from './testing/file-server.js';
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

const train = smallSet(300);
const held = smallSet(20);
const files = dataFiles(train, held);
const packed = gzipped(files);
const first = `${FILE_NAMES.trainImages}.gz`;

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

test('loadMnist({ source: address }) takes a broken connection up where it broke', async () => {
  const server = await serveFiles(packed);
  let breaks = 2;
  server.answer = (request, response, name) => {
    if (name === first && breaks-- > 0) breakOff(request, response, packed[name]!, 100);
    else sendFile(request, response, packed[name]);
  };
  const loaded = await loadMnist({ source: server.base, cacheFolder: await temporaryFolder() });
  expect(gist(loaded.train)).toEqual(gist(train));
  expect(server.seen.slice(0, 3).map(({ range }) => range)).toEqual([undefined, 'bytes=100-', 'bytes=200-']);
});

test('loadMnist({ source: address }) goes on in a later call where an earlier one gave up', async () => {
  const server = await serveFiles(packed);
  const cacheFolder = await temporaryFolder();
  server.answer = (request, response, name) => breakOff(request, response, packed[name]!, 100);
  const total = packed[first]!.length.toLocaleString('en-US');
  expect(await failure(loadMnist({ source: server.base, cacheFolder }))).toMatch(
    `MNIST_DOWNLOAD_BROKEN: the download of ${server.base}${first} broke off (300 of ${total} bytes; `,
  );
  server.seen.length = 0;
  server.answer = (request, response, name) => sendFile(request, response, packed[name]);
  expect(gist((await loadMnist({ source: server.base, cacheFolder })).train)).toEqual(gist(train));
  expect(server.seen[0]?.range).toBe('bytes=300-');
  const [name] = await readdir(cacheFolder);
  expect((await readdir(join(cacheFolder, name!))).filter((file) => /part|tmp/.test(file))).toEqual([]);
});

test('a resumed download begins anew where the file has changed, and where the server knows no ranges', async () => {
  const other = gzipped(dataFiles(smallSet(310), held));
  for (const keepsRanges of [true, false]) {
    const server = await serveFiles(packed);
    const cacheFolder = await temporaryFolder();
    server.answer = (request, response, name) => breakOff(request, response, packed[name]!, 100);
    await failure(loadMnist({ source: server.base, cacheFolder }));
    server.answer = (request, response, name) => {
      if (keepsRanges) sendFile(request, response, other[name]);
      else response.writeHead(200).end(other[name]);
    };
    expect((await loadMnist({ source: server.base, cacheFolder })).train.count).toBe(310);
  }
});

test('a resumed download begins anew where the server refuses the range or answers with another one', async () => {
  const refusals = [
    { status: 416, headers: {} },
    { status: 206, headers: { 'content-range': 'bytes 7-9/10' } },
  ];
  for (const { status, headers } of refusals) {
    const server = await serveFiles(packed);
    const cacheFolder = await temporaryFolder();
    server.answer = (request, response, name) => breakOff(request, response, packed[name]!, 100);
    await failure(loadMnist({ source: server.base, cacheFolder }));
    server.answer = (request, response, name) => {
      if (request.headers.range) response.writeHead(status, headers).end('abc');
      else sendFile(request, response, packed[name]);
    };
    expect(gist((await loadMnist({ source: server.base, cacheFolder })).train)).toEqual(gist(train));
  }
});

test('a download without a validator is not resumed: two versions could be mixed', async () => {
  const server = await serveFiles(packed);
  let breaks = 1;
  server.answer = (request, response, name) => {
    if (breaks-- > 0) breakOff(request, response, packed[name]!, 100, '');
    else sendFile(request, response, packed[name]);
  };
  expect(
    gist((await loadMnist({ source: server.base, cacheFolder: await temporaryFolder() })).train),
  ).toEqual(gist(train));
  expect(server.seen.every(({ range }) => range === undefined)).toBe(true);
});

test('two downloads of one address into one cache at the same time both succeed', async () => {
  const server = await serveFiles(packed);
  const cacheFolder = await temporaryFolder();
  const load = () => loadMnist({ source: server.base, cacheFolder });
  for (const loaded of await Promise.all([load(), load(), load()]))
    expect(gist(loaded.train)).toEqual(gist(train));
});

test('loadMnist({ signal }) stops a download with the reason of the signal, and keeps what has come', async () => {
  const server = await serveFiles(packed);
  const cacheFolder = await temporaryFolder();
  server.answer = (_, response, name) => {
    response.writeHead(200, { etag: '"1"', 'content-length': packed[name]!.length });
    response.write(packed[name]!.subarray(0, 100));
  };
  const stop = new AbortController();
  const reason = new Error('enough');
  const onProgress = () => stop.abort(reason);
  await expect(loadMnist({ source: server.base, cacheFolder, signal: stop.signal, onProgress })).rejects.toBe(
    reason,
  );
  server.seen.length = 0;
  server.answer = (request, response, name) => sendFile(request, response, packed[name]);
  await loadMnist({ source: server.base, cacheFolder });
  expect(server.seen[0]?.range).toBe('bytes=100-');
});

test('an error thrown by onProgress comes out as it is', async () => {
  const server = await serveFiles(packed);
  const error = new Error('mine');
  const onProgress = () => {
    throw error;
  };
  await expect(loadMnist({ source: server.base, cacheFolder: false, onProgress })).rejects.toBe(error);
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
