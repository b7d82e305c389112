import { launchChromium } from '@lenet5/chromium';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type StaticServer, serveApp } from './static-server.js';
import { digitsReady, press, runIs, visit } from './visit.js';

// A test drives the built app in Chromium, which loads MNIST and trains.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let browser: Browser;
let server: StaticServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([
    launchChromium(['--host-resolver-rules=MAP lan.test 127.0.0.1']),
    serveApp({ isolated: false }),
  ]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

test('over plain http on a local network, the page loads the data, trains and resets', async () => {
  const url = server.url.replace('localhost', 'lan.test');
  const { page, context, problems } = await visit(browser, `${url}#train?epochs=1&images=640`);
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  await press(page, 'Start');
  await runIs(page, 'Finished');
  expect(await page.locator('input[name=epochs]').inputValue()).toBe('1');
  await press(page, 'Reset');
  await press(page, 'Delete the run');
  await runIs(page, 'Ready');
  await page.getByRole('link', { name: 'Draw' }).click();
  await digitsReady(page);
  await page
    .getByText(/not verified/)
    .first()
    .waitFor();
  expect(problems).toEqual([]);
  await context.close();
});
