import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LAN_HOST, useBrowser } from './shared-browser.js';
import { serveApp } from './static-server.js';
import { visit } from './visit.js';

const chromium = useBrowser();
const ONE_EPOCH = '#train?images=640&epochs=1&speed=full';

/** A page of another site that contains the app. */
let embedder: Server;
let outside: string;

beforeAll(async () => {
  embedder = createServer(({ url = '/' }, response) => {
    const { searchParams } = new URL(url, 'http://localhost');
    const attributes = `src="${searchParams.get('src')}" ${searchParams.get('attributes')}`;
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.end(
      `<!doctype html><title>outside</title><iframe width=1200 height=800 ${attributes}></iframe>`,
    );
  });
  await new Promise<void>((resolve) => embedder.listen(0, resolve));
  outside = `http://${LAN_HOST}:${(embedder.address() as AddressInfo).port}/`;
});
afterAll(() => new Promise<void>((resolve) => embedder.close(() => resolve())));

/** The address of a page that contains an address. */
function around(src: string, attributes = ''): string {
  return `${outside}?${new URLSearchParams({ src, attributes })}`;
}

function frameOf(page: Page): Frame {
  const [frame] = page.mainFrame().childFrames();
  if (!frame) throw new Error('the page has no frame');
  return frame;
}

test('within a page of another site, the app trains on one thread and predicts', async () => {
  const server = await serveApp({ isolated: false });
  const options = { serviceWorkers: 'allow' } as const;
  const { page, context, problems } = await visit(chromium.browser, around(server.url + ONE_EPOCH), options);
  const frame = frameOf(page);
  await frame.getByRole('button', { name: 'Start', exact: true }).click();
  await frame.locator('[data-status]', { hasText: 'Finished' }).waitFor();
  await frame.getByText(/Trained by the compiled engine \(.*, one thread\)\./).waitFor();
  await frame.getByRole('link', { name: 'Look inside' }).click();
  await frame.getByText('The network predicts').first().waitFor();
  // A frame of another site is never isolated: the service worker must not reload it again and again.
  expect(await frame.evaluate(() => crossOriginIsolated)).toBe(false);
  expect(server.requests.filter((path) => path === '/').length).toBeLessThanOrEqual(2);
  expect(problems).toEqual([]);
  await context.close();
  await server.close();
});

test('within a page of another site that denies it storage, the app trains and says what it does not keep', async () => {
  const server = await serveApp();
  const { page, context, problems } = await visit(chromium.browser, 'about:blank');
  // Chromium does so where the user blocks the data of third parties.
  await context.addInitScript(
    (names) => {
      if (window === window.top) return;
      for (const name of names) {
        Object.defineProperty(globalThis, name, {
          get: () => {
            throw new DOMException('denied', 'SecurityError');
          },
        });
      }
    },
    ['localStorage', 'sessionStorage', 'indexedDB', 'caches'],
  );
  await page.goto(around(server.url + ONE_EPOCH));
  const frame = frameOf(page);
  await frame.getByRole('button', { name: 'Start', exact: true }).click();
  await frame.locator('[data-status]', { hasText: 'Finished' }).waitFor();
  await frame.getByText('After a reload, the theme and the run will be lost.').waitFor();
  expect(problems).toEqual([]);
  await context.close();
  await server.close();
});
