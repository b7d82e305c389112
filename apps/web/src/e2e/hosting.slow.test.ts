import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LONG, SHORT } from './run-addresses.js';
import { useBrowser } from './shared-browser.js';
import { DIST, type StaticServer, serveApp } from './static-server.js';
import { digitsReady, download, epochsDone, openTab, press, runIs, storedRuns, visit } from './visit.js';

const chromium = useBrowser();
let isolated: StaticServer;

/** For the tests of the service worker. */
const ALLOWED = { serviceWorkers: 'allow' } as const;

beforeAll(async () => {
  isolated = await serveApp();
});
afterAll(async () => {
  await isolated.close();
});

/** The bytes of the answers to these requests, gzipped. */
async function bytesOf(paths: readonly string[]): Promise<number> {
  const files = await Promise.all(paths.map((path) => readFile(join(DIST, path.slice(1) || 'index.html'))));
  return files.reduce((sum, file) => sum + gzipSync(file).length, 0);
}

test('the first visit loads 60 kB of scripts for an answer, and 250 kB before training; only training loads the rest', async () => {
  const server = await serveApp({ data: 'full' });
  const { page, context, problems } = await visit(chromium.browser, server.url, ALLOWED);
  await page.locator('.pad').click();
  await expect.poll(() => page.locator('.answer').textContent()).toMatch(/\d/);
  // The script of the page, with what it imports. The page loads the others after the first answer is possible.
  const html = await readFile(join(DIST, 'index.html'), 'utf8');
  const scripts = await bytesOf(
    [...html.matchAll(/"\.(\/assets\/[^"]+\.js)"/g)].map(([, path = '']) => path),
  );
  await page.evaluate(async () => navigator.serviceWorker.ready);
  const firstVisit = [...server.requests];
  const bytes = await bytesOf(server.sent);
  console.log(
    `first answer: ${(scripts / 1000).toFixed(0)} kB of scripts; first visit: ${(bytes / 1000).toFixed(0)} kB`,
  );
  expect(scripts).toBeLessThan(60_000);
  expect(bytes).toBeLessThan(250_000);
  expect(firstVisit.filter((path) => /-ubyte|\.wasm|onnx|worker-/.test(path))).toEqual([]);
  expect(await tfjsAmong(firstVisit)).toEqual([]);
  await page.getByRole('link', { name: 'Train' }).click();
  await page.getByText('Training downloads MNIST first: 11.2 MB.').waitFor();
  expect(server.requests.filter((path) => /-ubyte/.test(path))).toEqual([]);
  await press(page, 'Load now');
  await page.getByText('60,000 training images are loaded.').waitFor();
  expect(problems).toEqual([]);
  await context.close();
  await server.close();
});

test('the speed estimate, training and scoring do not load tfjs, but exporting ONNX does', async () => {
  const server = await serveApp();
  const { page, context, problems } = await visit(chromium.browser, server.url + SHORT);
  const speed = page.locator('[data-speed]');
  await press(page, 'Load now');
  await speed
    .filter({ hasText: /^Measured just now with the compiled engine \(.*: about .* per epoch\.$/ })
    .waitFor();
  expect(await layoutShift(page)).toBeLessThan(0.02);
  await page.getByText(/^about (\d+\.\d s|\d+ ms)$/).waitFor();
  await press(page, 'Start');
  await runIs(page, 'Finished');
  await speed.filter({ hasText: 'Trained by the compiled engine' }).waitFor();
  await page.getByText(/^this run, after epoch 2: \d+\.\d+\s% of 10,000 test digits correct/).waitFor();
  expect(await tfjsAmong(server.requests)).toEqual([]);
  await download(page, 'ONNX');
  expect(await tfjsAmong(server.requests)).not.toEqual([]);
  expect(problems).toEqual([]);
  await context.close();
  await server.close();
});

/** The cumulative layout shift of a page: how far its parts have moved on their own. 0.1 or less is good. */
function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) =>
          resolve(list.getEntries().reduce((sum, entry) => sum + Number(Reflect.get(entry, 'value')), 0)),
        ).observe({ type: 'layout-shift', buffered: true });
        // Without any shift, the observer is not called.
        setTimeout(resolve, 500, 0);
      }),
  );
}

/** The paths among these that are scripts of tfjs, recognized by the name of a kernel that only tfjs has. */
async function tfjsAmong(paths: readonly string[]): Promise<string[]> {
  const scripts = [...new Set(paths)].filter((path) => path.endsWith('.js'));
  const texts = await Promise.all(scripts.map((path) => readFile(join(DIST, path), 'utf8')));
  return scripts.filter((_, index) => /Conv2DBackpropFilter/.test(texts[index] ?? ''));
}

/** The files that the service worker has stored, relative to the page. */
function storedFiles(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const name = (await caches.keys()).find((key) => key.startsWith('lenet5-shell-'));
    const stored = name ? await (await caches.open(name)).keys() : [];
    return stored.map(({ url }) => url.slice(document.baseURI.replace(/[?#].*/, '').length)).sort();
  });
}

/** The files that the app needs without a network: all but the data, the licenses and the service worker itself. */
async function shellFiles(): Promise<string[]> {
  const entries = await readdir(DIST, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(DIST, join(entry.parentPath, entry.name)))
    .filter((file) => !/^data\/|^service-worker.js$|^THIRD-PARTY/.test(file))
    .sort();
}

/** Opens the draw view, which shows how many test digits are loaded. */
async function openDraw(page: Page): Promise<Page> {
  await page.getByRole('link', { name: 'Draw' }).click();
  return page;
}

test('with Save-Data, the data load when training starts, and no service worker; training uses all cores', async () => {
  const server = await serveApp();
  const { page, context, problems } = await visit(chromium.browser, 'about:blank', ALLOWED);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setDataSaverOverride', { dataSaverEnabled: true });
  await page.goto(server.url + SHORT);
  await page.getByText('Training downloads MNIST first: 11.2 MB.').waitFor();
  expect(server.requests.filter((path) => /-ubyte/.test(path))).toEqual([]);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await press(page, 'Start');
  await runIs(page, 'Finished');
  const threads = await page.evaluate(() => Math.min(4, navigator.hardwareConcurrency));
  const expected = threads === 1 ? 'one thread' : `${threads} threads`;
  await page.getByText(new RegExp(`Trained by the compiled engine \\(.*, ${expected}\\)\\.`)).waitFor();
  expect(problems).toEqual([]);
  await context.close();
  await server.close();
});

test('on a plain host, in a subpath, the service worker isolates the page and makes it work offline', async () => {
  const plain = await serveApp({ isolated: false, path: '/some/where/' });
  const { page, context, problems, foreign } = await visit(chromium.browser, plain.url + SHORT, ALLOWED);
  // The page is not in use, so it reloads on its own. If the service worker is late, the page offers a reload instead.
  const offer = page.getByRole('button', { name: 'Reload' });
  await expect
    .poll(async () => {
      if ((await offer.count()) > 0) await offer.click();
      return page.evaluate(() => crossOriginIsolated).catch(() => false);
    })
    .toBe(true);
  await press(page, 'Load now');
  await digitsReady(await openDraw(page));
  await expect.poll(() => storedFiles(page)).toEqual(await shellFiles());
  await context.setOffline(true);
  await plain.close();
  await page.reload();
  await page.locator('.pad').focus();
  await page.keyboard.press('7');
  await page.getByText('This is correct.').first().waitFor();
  await page.getByRole('link', { name: 'Train' }).click();
  await press(page, 'Start');
  await runIs(page, 'Finished');
  await page.getByRole('link', { name: 'Look inside' }).click();
  await page.getByRole('heading', { name: /C1, convolution/ }).waitFor();
  expect([problems, foreign]).toEqual([[], []]);
  await context.close();
});

test('without isolation, training uses one thread, and the page says why', async () => {
  const bare = await serveApp({ isolated: false });
  const { page, context, problems } = await visit(chromium.browser, bare.url + SHORT);
  await page
    .getByText(/not cross-origin isolated, so threads cannot share memory/)
    .first()
    .waitFor();
  await press(page, 'Start');
  await runIs(page, 'Finished');
  await page.getByText(/Trained by the compiled engine \(.*, one thread\)\./).waitFor();
  expect(problems).toEqual([]);
  await context.close();
  await bare.close();
});

/** Deletes the stored runs, as a user can in the tools of the browser. Returns the type of the event that ends it. */
function deleteDatabase(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const deleting = indexedDB.deleteDatabase('lenet5');
        for (const type of ['success', 'error', 'blocked'])
          deleting.addEventListener(type, () => resolve(type));
      }),
  );
}

test('two tabs train at the same time, each its own run, also after one deletes the stored runs', async () => {
  const one = await visit(chromium.browser, isolated.url + LONG);
  await press(one.page, 'Start');
  await epochsDone(one.page, 1);
  // The other tab must find the stored run of this one.
  await expect.poll(() => storedRuns(one.page)).toBe(1);
  const two = await openTab(one.context, `${isolated.url}#train?images=640&epochs=2&seed=7&speed=full`);
  await two.page.getByText('The stored run is open in another tab').waitFor();
  await press(two.page, 'Start');
  await runIs(two.page, 'Finished');
  expect(await two.page.locator('tbody th').count()).toBe(2);
  // Meanwhile the other run trains on, and is stored again.
  expect(await deleteDatabase(two.page)).toBe('success');
  await epochsDone(one.page, (await one.page.locator('tbody th').count()) + 1);
  await expect.poll(() => storedRuns(one.page)).toBe(1);
  await press(one.page, 'Pause');
  await runIs(one.page, 'Paused');
  const epochs = await one.page.locator('tbody th').count();
  await one.page.reload();
  await one.page.getByText(/Your last run is restored: \S+ of 200 epochs done\./).waitFor();
  await epochsDone(one.page, epochs);
  expect(await one.page.locator('tbody th').count()).toBe(epochs);
  expect([...one.problems, ...two.problems]).toEqual([]);
  await one.context.close();
});
