import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { loadMnist } from './load-mnist.js';
import type { LoadProgress } from './load-options.js';
import { breakOff, type FileServer, sendFile, serveFiles } from './testing/file-server.js';
import { first, held, packed, train } from './testing/served-set.js';
import { dataFiles, digestOf, failure, gzipped, smallSet, temporaryFolder } from './testing/small-data.js';

/** The message of a call whose every connection for the first file breaks after 100 bytes. */
async function brokenDownload(server: FileServer, cacheFolder: string): Promise<string> {
  let close = () => {};
  server.answer = (request, response, name) => {
    if (name === first) close = breakOff(request, response, packed[name]!, 100);
    else sendFile(request, response, packed[name]);
  };
  const onProgress = ({ file }: LoadProgress) => {
    if (file.endsWith(first)) close();
  };
  return failure(loadMnist({ source: server.base, cacheFolder, onProgress }));
}

test('loadMnist({ source: address }) resumes an interrupted download', async () => {
  const server = await serveFiles(packed);
  let breaks = 2;
  let close = () => {};
  server.answer = (request, response, name) => {
    const isBroken = name === first && breaks-- > 0;
    if (isBroken) close = breakOff(request, response, packed[name]!, 100);
    else sendFile(request, response, packed[name]);
  };
  const loaded = await loadMnist({
    source: server.base,
    cacheFolder: await temporaryFolder(),
    onProgress({ file, receivedBytes }) {
      if (file.endsWith(first) && receivedBytes <= 200) close();
    },
  });
  expect(digestOf(loaded.train)).toEqual(digestOf(train));
  const ranges = server.seen.filter(({ path }) => path === first).map(({ range }) => range);
  expect(ranges).toEqual([undefined, 'bytes=100-', 'bytes=200-']);
});

/** Lets 31 s of the clock pass, once what is received now has been read. */
function letTimePass(): void {
  setImmediate(() => vi.advanceTimersByTime(31_000));
}

test('loadMnist({ source: address }) resumes a download on which nothing arrives for 30 s', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
  onTestFinished(() => void vi.useRealTimers());
  const server = await serveFiles(packed);
  let stalls = 1;
  server.answer = (request, response, name) => {
    if (name === first && stalls-- > 0) breakOff(request, response, packed[name]!, 100);
    else sendFile(request, response, packed[name]);
  };
  const loaded = await loadMnist({
    source: server.base,
    cacheFolder: await temporaryFolder(),
    onProgress({ file, receivedBytes }) {
      if (file.endsWith(first) && receivedBytes === 100) letTimePass();
    },
  });
  expect(digestOf(loaded.train)).toEqual(digestOf(train));
  expect(server.seen.filter(({ path }) => path === first).map(({ range }) => range)).toEqual([
    undefined,
    'bytes=100-',
  ]);
});

test('loadMnist({ source: address }) rejects if the server does not respond for 30 s', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
  onTestFinished(() => void vi.useRealTimers());
  const server = await serveFiles(packed);
  let isClosed = false;
  server.answer = (request) => {
    request.on('close', () => {
      isClosed = true;
    });
    letTimePass();
  };
  const message = await failure(loadMnist({ source: server.base, cacheFolder: await temporaryFolder() }));
  expect(message).toMatch(/^MNIST_NETWORK: .*the server sent nothing for 30 s/);
  await expect.poll(() => isClosed).toBe(true);
});

test('loadMnist({ source: address }) resumes the download of an earlier call', async () => {
  const server = await serveFiles(packed);
  const cacheFolder = await temporaryFolder();
  const total = packed[first]!.length.toLocaleString('en-US');
  expect(await brokenDownload(server, cacheFolder)).toMatch(
    `MNIST_DOWNLOAD_BROKEN: the download of ${server.base}${first} was interrupted (300 of ${total} bytes; `,
  );
  server.seen.length = 0;
  server.answer = (request, response, name) => sendFile(request, response, packed[name]);
  expect(digestOf((await loadMnist({ source: server.base, cacheFolder })).train)).toEqual(digestOf(train));
  expect(server.seen[0]?.range).toBe('bytes=300-');
  const [name] = await readdir(cacheFolder);
  expect((await readdir(join(cacheFolder, name!))).filter((file) => /part|tmp/.test(file))).toEqual([]);
});

test('loadMnist({ source: address }) restarts a download if the file has changed or the server does not support ranges', async () => {
  const other = gzipped(dataFiles(smallSet(310), held));
  for (const keepsRanges of [true, false]) {
    const server = await serveFiles(packed);
    const cacheFolder = await temporaryFolder();
    await brokenDownload(server, cacheFolder);
    server.answer = (request, response, name) => {
      if (keepsRanges) sendFile(request, response, other[name]);
      else response.writeHead(200).end(other[name]);
    };
    expect((await loadMnist({ source: server.base, cacheFolder })).train.count).toBe(310);
  }
});

test('loadMnist({ source: address }) restarts a download if the server rejects the range or sends another one', async () => {
  const responses = [
    { status: 416, headers: {} },
    { status: 206, headers: { 'content-range': 'bytes 7-9/10' } },
  ];
  for (const { status, headers } of responses) {
    const server = await serveFiles(packed);
    const cacheFolder = await temporaryFolder();
    await brokenDownload(server, cacheFolder);
    server.answer = (request, response, name) => {
      if (request.headers.range) response.writeHead(status, headers).end('abc');
      else sendFile(request, response, packed[name]);
    };
    expect(digestOf((await loadMnist({ source: server.base, cacheFolder })).train)).toEqual(digestOf(train));
  }
});

test('loadMnist({ source: address }) does not resume without a validator, because two versions could be mixed', async () => {
  const server = await serveFiles(packed);
  let breaks = 1;
  let close = () => {};
  server.answer = (request, response, name) => {
    if (breaks-- > 0) close = breakOff(request, response, packed[name]!, 100, '');
    else sendFile(request, response, packed[name]);
  };
  const loaded = await loadMnist({
    source: server.base,
    cacheFolder: await temporaryFolder(),
    onProgress({ file, receivedBytes }) {
      if (file.endsWith(first) && receivedBytes === 100) close();
    },
  });
  expect(digestOf(loaded.train)).toEqual(digestOf(train));
  expect(server.seen.every(({ range }) => range === undefined)).toBe(true);
});

test('loadMnist({ signal }) aborts a download with the reason of the signal and keeps the received bytes', async () => {
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

test('loadMnist({ onProgress }) rejects with an error that onProgress throws', async () => {
  const server = await serveFiles(packed);
  const error = new Error('mine');
  const onProgress = () => {
    throw error;
  };
  await expect(loadMnist({ source: server.base, cacheFolder: false, onProgress })).rejects.toBe(error);
});
