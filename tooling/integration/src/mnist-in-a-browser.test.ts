import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { launchChromium } from '@lenet5/chromium';
import { loadMnist } from '@lenet5/mnist';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

// A test loads all of MNIST in Chromium.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const PAGE = '<!doctype html><script type="module">globalThis.mnist = await import("/mnist.js");</script>';

/** The files that a page of another project serves: the package as Vite bundles it, and the gzipped digits. */
const served = new Map<string, Uint8Array | string>([['/', PAGE]]);
const requested: string[] = [];
let server: Server;
let origin: string;
let browser: Browser;

async function bundle(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'mnist-bundle-'));
  const entry = fileURLToPath(import.meta.resolve('@lenet5/mnist'));
  const lib = { entry, formats: ['es' as const], fileName: 'mnist' };
  await build({ configFile: false, logLevel: 'error', build: { outDir, lib } });
  const code = await readFile(join(outDir, 'mnist.js'), 'utf8');
  await rm(outDir, { recursive: true });
  return code;
}

/** Opens a page that loads the package and reads the digits from the folder `data` next to it. */
async function openPage(address: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.route('http://digits.test/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: origin + pathname }) });
  });
  await page.goto(address);
  await page.waitForFunction('globalThis.mnist');
  return page;
}

const load = (options: string) => `(async () => {
  const progress = [];
  const { train, test, source, verified, provenance } = await mnist.loadMnist({ ${options}, onProgress: (p) => progress.push(p) });
  const { receivedBytes, totalBytes } = progress.findLast(({ file }) => file.includes('train-images')) ?? {};
  return { counts: [train.count, test.count], first: test.labels[0], source, verified, provenance, receivedBytes, totalBytes };
})()`;

beforeAll(async () => {
  served.set('/mnist.js', await bundle());
  for (const { location } of (await loadMnist()).files) {
    served.set(`/data/${basename(location)}.gz`, gzipSync(await readFile(location), { level: 1 }));
  }
  server = createServer(({ url = '/' }, response) => {
    requested.push(url);
    const body = served.get(url);
    const type = url.endsWith('.js') ? 'text/javascript' : url === '/' ? 'text/html' : 'application/gzip';
    if (body === undefined) response.writeHead(404).end();
    else
      response.writeHead(200, { 'content-type': type, 'content-length': Buffer.byteLength(body) }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

test('@lenet5/mnist is bundled for browsers without any Node module', () => {
  const code = String(served.get('/mnist.js'));
  expect(code).toContain('xoroshiro128plus');
  expect(code).not.toMatch(/node:|__vite-browser-external|\brequire\(|\bimport\b/);
});

test('a page loads the digits from its own origin, verifies them, and keeps them in the Cache API', async () => {
  const page = await openPage(origin);
  const bytes = served.get('/data/train-images-idx3-ubyte.gz')?.length;
  expect(await page.evaluate(load("source: './data'"))).toEqual({
    counts: [60_000, 10_000],
    first: 7,
    source: `${origin}/data`,
    verified: true,
    provenance: 'MNIST, verified',
    receivedBytes: bytes,
    totalBytes: bytes,
  });
  requested.length = 0;
  expect(await page.evaluate(load("source: './data'"))).toMatchObject({ first: 7, verified: true });
  expect(requested).toEqual([]);
});

test('a page without a secure context loads the digits and reports why they are not verified', async () => {
  const page = await openPage('http://digits.test/');
  expect(await page.evaluate('isSecureContext')).toBe(false);
  expect(await page.evaluate(load("source: './data'"))).toMatchObject({
    counts: [60_000, 10_000],
    verified: false,
    provenance: 'not verified: an insecure context has no SHA-256',
  });
});

test.each([
  ["source: './nothing'", 'MNIST_FILE_MISSING'],
  ["source: 'bundled'", 'MNIST_BUNDLED_MISSING'],
  ["source: 'file:///data'", 'MNIST_UNKNOWN_SOURCE'],
  ["source: 'http://127.0.0.1:9/data'", 'MNIST_NETWORK'],
])('in a page loadMnist({ %s }) fails with %s', async (options, code) => {
  const page = await openPage(origin);
  expect(await page.evaluate(`mnist.loadMnist({ ${options} }).catch(({ code }) => code)`)).toBe(code);
});

test('a page reports a gzip file that is not valid', async () => {
  const whole = served.get('/data/t10k-labels-idx1-ubyte.gz')!;
  served.set('/broken/t10k-labels-idx1-ubyte.gz', whole.slice(0, -9));
  for (const name of [
    'train-images-idx3-ubyte.gz',
    'train-labels-idx1-ubyte.gz',
    't10k-images-idx3-ubyte.gz',
  ]) {
    served.set(`/broken/${name}`, served.get(`/data/${name}`)!);
  }
  const page = await openPage(origin);
  const message = await page.evaluate(
    "mnist.loadMnist({ source: './broken' }).catch(({ message }) => message)",
  );
  expect(message).toMatch(
    /t10k-labels-idx1-ubyte\.gz is not a valid gzip file \(.+\) — copy or download it again$/,
  );
});

test('shuffledOrder() gives the same order in Chromium as in Node', async () => {
  const page = await openPage(origin);
  // The first numbers that the package's own tests pin.
  expect(await page.evaluate('[...mnist.shuffledOrder(60000, 42, 0).subarray(0, 3)]')).toEqual([
    2263, 38152, 28600,
  ]);
});
