import { launchChromium } from '@lenet5/chromium';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type StaticServer, serveApp } from './static-server.js';
import { press, runIs, type Visit, visit } from './visit.js';

const SHORT = '#train?images=640&epochs=2';

let browser: Browser;
let server: StaticServer;
let tab: Visit;
let page: Page;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), serveApp()]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});
beforeEach(async () => {
  tab = await visit(browser, server.url + SHORT);
  page = tab.page;
});
afterEach(async () => {
  expect(tab.problems).toEqual([]);
  await tab.context.close();
});

const button = (name: string) => page.getByRole('button', { name, exact: true });

async function setEpochs(epochs: number): Promise<void> {
  await page.locator('input[name=epochs]').fill(String(epochs));
  await page.keyboard.press('Tab');
}

test('a double click starts as a click does, and pauses as one', async () => {
  await button('Start').dblclick();
  await runIs(page, 'Finished');
  await setEpochs(200);
  await press(page, 'Go on');
  await runIs(page, 'Training');
  await button('Pause').dblclick();
  await runIs(page, 'Paused');
});

test('a run is called what its buttons say can be done with it', async () => {
  await press(page, 'Step an epoch');
  await runIs(page, 'Paused');
  await setEpochs(1);
  await runIs(page, 'Finished');
  expect(await button('Go on').isDisabled()).toBe(true);
  await setEpochs(200);
  await runIs(page, 'Paused');
  await press(page, 'Go on');
  await page.locator('tbody th', { hasText: '2' }).first().waitFor();
  await press(page, 'Stop');
  await runIs(page, 'Stopped');
  expect(await button('Go on').isEnabled()).toBe(true);
});

test('a run has no fewer epochs than it has had', async () => {
  await press(page, 'Step an epoch');
  await runIs(page, 'Paused');
  await press(page, 'Step a batch');
  await page.getByText('Paused, epoch 2 of 2, step 1 of 20').waitFor();
  await setEpochs(1);
  expect(await page.locator('input[name=epochs]').inputValue()).toBe('2');
});
