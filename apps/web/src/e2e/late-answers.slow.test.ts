import { readdir } from 'node:fs/promises';
import { encodeSafetensors, plainLenet5 } from '@lenet5/core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { held, holdBack, release } from './hold-back.js';
import { SHORT } from './run-addresses.js';
import { useBrowser } from './shared-browser.js';
import { DIST, type StaticServer, serveApp } from './static-server.js';
import { download, openTab, press, runIs, storedRuns, type Visit, visit } from './visit.js';

const chromium = useBrowser();
let server: StaticServer;
let tab: Visit;

beforeEach(async () => {
  server = await serveApp();
});
afterEach(async () => {
  expect(tab.problems).toEqual([]);
  await tab.context.close();
  await server.close();
});

async function open(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  tab = await visit(chromium.browser, server.url + address, options);
  return tab.page;
}

/** Holds back the answers for files until the function that it returns is called. */
function holdBackFiles(end: string): () => void {
  let release = (): void => undefined;
  const until = new Promise<void>((resolve) => {
    release = resolve;
  });
  server.faults.set(end, { until });
  return () => release();
}

const picker = (page: Page): ReturnType<Page['locator']> => page.locator('.network-picker select');
const files = (page: Page): ReturnType<Page['locator']> => page.locator('input[accept*=safetensors]');

function safetensors(name: string, content: Uint8Array): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) };
}

test('a run that is paused while it prepares does not start, and a reload says that it starts again', async () => {
  const releaseFiles = holdBackFiles('-ubyte.gz');
  const page = await open(SHORT);
  await press(page, 'Start');
  await runIs(page, 'Preparing…');
  await page.reload();
  await page.getByText('The page was reloaded before the first checkpoint of the run was stored').waitFor();
  await press(page, 'Start');
  await runIs(page, 'Preparing…');
  await press(page, 'Pause');
  await runIs(page, 'Pausing…');
  releaseFiles();
  await runIs(page, 'Ready');
  await press(page, 'Train one batch');
  await runIs(page, 'Paused');
});

test('nothing can be started before the stored run is restored', async () => {
  const page = await open(SHORT);
  await press(page, 'Train one batch');
  await runIs(page, 'Paused');
  await tab.context.addInitScript(holdBack, ['LockManager', 'request'] as const);
  await page.reload();
  await held(page);
  await page.getByText('Looking for a stored run…').waitFor();
  expect(await page.getByRole('button', { name: /^(Start|Resume)$/ }).count()).toBe(0);
  await release(page);
  await page.getByText('Your last run is restored: 0.05 of 2 epochs done.').waitFor();
  await press(page, 'Train one batch');
  await page.getByText('Paused, epoch 1 of 2, step 2 of 20').waitFor();
});

test('a run that another tab deletes while this one opens is not restored', async () => {
  const page = await open(SHORT);
  await press(page, 'Train one batch');
  await runIs(page, 'Paused');
  await tab.context.addInitScript(holdBack, ['LockManager', 'request'] as const);
  const { page: other, problems } = await openTab(tab.context, server.url + SHORT);
  // The other tab has listed the stored runs, and requests the lock of the first one.
  await held(other);
  await press(page, 'Reset');
  await press(page, 'Delete the run');
  await expect.poll(() => storedRuns(page)).toBe(0);
  await release(other);
  await runIs(other, 'Ready');
  expect(await other.getByText('Your last run is restored').count()).toBe(0);
  await press(other, 'Train one batch');
  await runIs(other, 'Paused');
  expect(problems).toEqual([]);
});

test('a start right after a reset starts the new run', async () => {
  const page = await open(SHORT);
  await press(page, 'Train one batch');
  await runIs(page, 'Paused');
  await press(page, 'Reset');
  const pressed = await page.evaluate(async () => {
    const buttons = [...document.querySelectorAll<HTMLElement>('.controls button')];
    buttons.find(({ textContent }) => textContent === 'Delete the run')?.click();
    // After these microtasks the page has rendered, but the storage has not answered yet.
    for (let count = 0; count < 20; count++) await undefined;
    const primary = document.querySelector<HTMLElement>('.controls .primary');
    primary?.click();
    return primary?.textContent;
  });
  expect(pressed).toBe('Start');
  await runIs(page, 'Finished');
  expect(await page.locator('tbody th').count()).toBe(2);
  await page.reload();
  await page.getByText('Your last run is restored: 2 of 2 epochs done.').waitFor();
  expect(await storedRuns(page)).toBe(1);
});

/** Moves the slider to the end of the first epoch and, before its network can load, does something else. */
function showEpochAnd(page: Page, then: 'select shipped' | 'reset'): Promise<void> {
  return page.evaluate((then) => {
    const slider = document.querySelector<HTMLInputElement>('.epoch-slider input');
    const select = document.querySelector<HTMLSelectElement>('.network-picker select');
    if (!slider || !select) throw new Error('the page has no slider or no network picker');
    slider.value = '1';
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    if (then === 'reset') {
      const buttons = [...document.querySelectorAll<HTMLElement>('.controls button')];
      buttons.find(({ textContent }) => textContent === 'Delete the run')?.click();
    } else {
      select.value = 'shipped';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }, then);
}

test('a network that is selected while another epoch loads stays selected, and a reset discards that epoch', async () => {
  const page = await open(SHORT);
  await press(page, 'Start');
  await runIs(page, 'Finished');
  await showEpochAnd(page, 'select shipped');
  await picker(page)
    .locator('option[value=run]', { hasText: 'after epoch 1' })
    .waitFor({ state: 'attached' });
  expect(await picker(page).inputValue()).toBe('shipped');

  await page.locator('.epoch-slider input').fill('2');
  await picker(page)
    .locator('option[value=run]', { hasText: 'after epoch 2' })
    .waitFor({ state: 'attached' });
  await press(page, 'Reset');
  await showEpochAnd(page, 'reset');
  // The storage works in order: once it has deleted the run, it has also answered the request for the network.
  await expect.poll(() => storedRuns(page)).toBe(0);
  expect(await picker(page).locator('option[value=run]').count()).toBe(0);
  expect(await picker(page).inputValue()).toBe('shipped');
});

test('files are ignored, without a notice, if another network is selected while they load', async () => {
  const page = await open('#draw?digit=0');
  await page.getByText('The network predicts 7').first().waitFor();
  const good = encodeSafetensors(plainLenet5({ seed: 1 }).readValues(), {});
  await page.evaluate(holdBack, ['Blob', 'arrayBuffer'] as const);
  await files(page).setInputFiles(safetensors('good.safetensors', good));
  await held(page);
  await picker(page).selectOption('shipped');
  await release(page);
  expect(await picker(page).inputValue()).toBe('shipped');
  expect(await page.locator('[data-topic=model-file]').count()).toBe(0);

  await page.evaluate(holdBack, ['Blob', 'arrayBuffer'] as const);
  await files(page).setInputFiles(safetensors('earlier.safetensors', Uint8Array.of(1)));
  await held(page);
  await files(page).setInputFiles(safetensors('later.safetensors', Uint8Array.of(1)));
  const notice = page.locator('[data-topic=model-file]');
  await notice.filter({ hasText: 'later.safetensors was not opened' }).waitFor();
  await release(page);
  expect(await notice.textContent()).toContain('later.safetensors');
});

test('files that are given before the stored run is restored are opened', async () => {
  const scripts = await readdir(`${DIST}assets`);
  const releaseRun = holdBackFiles(scripts.find((name) => name.startsWith('restore-run-')) ?? '');
  const page = await open('#draw?digit=0');
  await page.getByText('The network predicts 7').first().waitFor();
  await files(page).setInputFiles(safetensors('early.safetensors', Uint8Array.of(1)));
  releaseRun();
  await page.locator('[data-topic=model-file]', { hasText: 'early.safetensors was not opened' }).waitFor();
});

test('opening the run of a checkpoint does not leave the view that the user has moved on to', async () => {
  const page = await open(SHORT);
  await press(page, 'Train one batch');
  await runIs(page, 'Paused');
  const checkpoint = await download(page, 'Checkpoint');
  await files(page).setInputFiles(safetensors('mine.safetensors', checkpoint));
  await page.getByRole('button', { name: 'Open the run' }).evaluate((button: HTMLElement) => {
    button.click();
    document.querySelector<HTMLElement>('nav a[href^="#draw"]')?.click();
  });
  await page.getByText('The run of the file is open').waitFor();
  expect(await page.locator('nav [aria-current=page]').textContent()).toBe('Draw');
});

/** Lines in an image of 320×240 pixels. */
const SEVEN = 'M120 60 L200 60 L150 190';
const ONE = 'M160 40 L160 200';

/** Drops an image on the page. */
function dropImage(page: Page, lines: string): Promise<void> {
  return page.evaluate(async (lines) => {
    const canvas = new OffscreenCanvas(320, 240);
    const context = canvas.getContext('2d')!;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, 320, 240);
    context.lineWidth = 12;
    context.stroke(new Path2D(lines));
    const data = new DataTransfer();
    data.items.add(new File([await canvas.convertToBlob()], 'digit.png', { type: 'image/png' }));
    dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
  }, lines);
}

test('an image that is slow to read does not replace a later image or a later digit', async () => {
  const page = await open('#draw?digit=blank');
  const answer = page.locator('.answer');
  await page.evaluate(holdBack, ['globalThis', 'createImageBitmap'] as const);
  await dropImage(page, SEVEN);
  await held(page);
  await dropImage(page, ONE);
  await answer.filter({ hasText: '1' }).waitFor();
  await release(page);
  expect(await answer.textContent()).toBe('1');

  await page.evaluate(holdBack, ['globalThis', 'createImageBitmap'] as const);
  await dropImage(page, SEVEN);
  await held(page);
  await page.locator('.pad').focus();
  await page.keyboard.press('4');
  await page.getByText('Label: 4').waitFor();
  await release(page);
  expect(await page.getByText('Label: 4').count()).toBe(1);
});

test('a digit that is taken right before a change of view is shown in the new view', async () => {
  const page = await open('#draw?digit=0');
  await page.getByText('Label: 7').waitFor();
  // By now the address contains this digit.
  await expect.poll(() => page.url()).toContain('digit=0');
  await page.evaluate(() => {
    const four = [...document.querySelectorAll<HTMLElement>('.digits button')];
    four.find(({ textContent }) => textContent === '4')?.click();
    document.querySelector<HTMLElement>('nav a[href^="#look"]')?.click();
  });
  await page.locator('.other-digit summary', { hasText: 'Label: 4' }).waitFor();
  await expect.poll(() => page.url()).toMatch(/#look\?.*digit=[1-9]/);
  // Going back in the history brings back the digit before.
  await page.goBack();
  await page.getByText('Label: 7').waitFor();
});

test('a page that is in use does not reload on its own', async () => {
  await server.close();
  server = await serveApp({ isolated: false });
  const releaseFiles = holdBackFiles('network.int8');
  const page = await open('#draw', { serviceWorkers: 'allow' });
  await page.locator('.pad').focus();
  await page.keyboard.press('c');
  await page.locator('.answer', { hasText: '–' }).waitFor();
  releaseFiles();
  await page.getByText('Reload the page once to train on all cores.').waitFor();
  await press(page, 'Reload');
  await page.getByText('Reload the page once').waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate(() => crossOriginIsolated).catch(() => false)).toBe(true);
});
