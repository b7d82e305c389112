import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '@lenet5/chromium';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type BuiltSite, buildSite } from './build-site.js';
import { checkLinks } from './check-links.js';
import { type HostSettings, serveSite } from './serve-site.js';

// TypeDoc reads the declarations of all packages, and programs train in pages.
vi.setConfig({ testTimeout: 200_000, hookTimeout: 600_000 });

/** The strictest policy that the site works with: tables and figures have inline styles. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; worker-src 'self'";

let folder: string;
let site: BuiltSite;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docs-site-'));
  // The colors of code blocks change no link and no program.
  site = await buildSite(folder, { highlight: false });
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true });
});

/** Opens the landing page as a host serves it, and returns the errors of the page and its failed requests. */
async function open(
  host: Omit<HostSettings, 'port'>,
): Promise<{ page: Page; faults: string[]; close(): Promise<void> }> {
  const { url, server } = await serveSite(folder, { port: 0, ...host });
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !/^(?:data|blob):/.test(request.url())) faults.push(request.url());
  });
  await page.goto(url);
  return {
    page,
    faults,
    close: async () => {
      await page.close();
      await server.close();
    },
  };
}

/** Runs a program of the page, and returns its output. */
async function runLive(page: Page, name: string): Promise<string> {
  const block = page.locator(`[data-live=${name}]`);
  await block.getByRole('button', { name: 'Run' }).click();
  await page.locator(`[data-live=${name}][data-state]`).waitFor({ timeout: 100_000 });
  return (await block.getByRole('log').textContent()) ?? '';
}

test('every exported name has a docstring, and every link in Markdown and docstrings has a target', () => {
  expect(site.entryPoints).toEqual(
    expect.arrayContaining(['@lenet5/core', '@lenet5/model/node', '@lenet5/trainer']),
  );
  expect(site.problems).toEqual([]);
});

test('every link and anchor of the site has a target', async () => {
  expect(await checkLinks(folder)).toEqual([]);
});

describe('below a path, with a strict policy and without isolation', () => {
  test('a program trains on one thread, and draws the learning curve', async () => {
    const { page, faults, close } = await open({ path: '/some/where/', isolated: false, policy: POLICY });
    await page.getByRole('link', { name: 'Train in this page' }).click();
    const output = await runLive(page, 'train-lenet5');
    expect(output).toMatch(/^compiled engine, .*, 1 thread/);
    expect(Number(/epoch 6: ([\d.]+) %/.exec(output)?.[1])).toBeGreaterThan(85);
    expect(await page.locator('[data-live=train-lenet5] svg path').count()).toBeGreaterThan(2);
    expect(faults).toEqual([]);
    await close();
  });
});

describe('at the root of a host that isolates the page', () => {
  test('one and two threads give the same weights, and the search finds guides and functions', async () => {
    const { page, faults, close } = await open({ path: '/', isolated: true });
    await page.getByRole('link', { name: 'Train in this page' }).click();
    const output = await runLive(page, 'same-weights');
    expect(output).toContain('requested 2 thread(s), got 2');
    expect(output).toContain('bit for bit the same weights: true');
    expect(await runLive(page, 'find-mistakes')).toMatch(/^\d+ of 1000 images are misclassified/);
    for (const [words, found] of [
      ['reproducibility', 'Reproducibility'],
      ['confusionMatrix', 'confusionMatrix'],
    ] as const) {
      await page.getByRole('button', { name: 'Search' }).click();
      await page.locator('#tsd-search-input').fill(words);
      await page.locator('#tsd-search-results').getByRole('option', { name: found }).first().waitFor();
      await page.keyboard.press('Escape');
    }
    expect(faults).toEqual([]);
    await close();
  });
});
