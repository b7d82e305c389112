import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '@lenet5/chromium';
import type { LabeledImages } from '@lenet5/core';
import { ROOT } from '@lenet5/test-kit/repository';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import type { DigestOptions } from './weights-digest.js';

/** A page that computes digests. */
export interface DigestPage {
  readonly page: Page;
  /** See `weightsDigest()`. */
  digest(options: DigestOptions): Promise<string>;
  close(): Promise<void>;
}

/** Bundles the page with Vite and opens it in Chromium, cross-origin isolated (with SharedArrayBuffer) or not. */
export async function openDigestPage(train: LabeledImages, isolated: boolean): Promise<DigestPage> {
  const outDir = await mkdtemp(join(tmpdir(), 'digest-page-'));
  const root = join(ROOT, 'tooling/integration/page');
  await build({
    root,
    base: './',
    configFile: false,
    logLevel: 'error',
    build: { outDir, target: 'es2022' },
  });
  const headers = isolated
    ? { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' }
    : {};
  const server = createServer(async ({ url = '/' }, response) => {
    const body = await bodyOf(outDir, train, url).catch(() => undefined);
    if (body === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': typeOf(url), ...headers }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await launchChromium();
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction('globalThis.weightsDigest');
  const close = async (): Promise<void> => {
    await browser.close();
    server.close();
    await rm(outDir, { recursive: true });
  };
  const digest = (options: DigestOptions): Promise<string> =>
    page.evaluate(`weightsDigest(${JSON.stringify(options)})`);
  return { page, digest, close };
}

async function bodyOf(folder: string, train: LabeledImages, url: string): Promise<Uint8Array> {
  if (url === '/images') return train.images;
  if (url === '/labels') return Uint8Array.from(train.labels);
  return readFile(join(folder, url === '/' ? 'index.html' : url));
}

function typeOf(url: string): string {
  if (url === '/') return 'text/html';
  return url.endsWith('.js') ? 'text/javascript' : 'application/octet-stream';
}
