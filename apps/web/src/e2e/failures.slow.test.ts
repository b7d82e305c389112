import { encodeSafetensors } from '@lenet5/core';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LONG, SHORT } from './run-addresses.js';
import { useBrowser } from './shared-browser.js';
import { type StaticServer, serveApp } from './static-server.js';
import { digitsReady, epochsDone, press, runIs, visit } from './visit.js';

const chromium = useBrowser();
let server: StaticServer;

beforeEach(async () => {
  server = await serveApp();
});
afterEach(() => server.close());

const IMAGES = 'train-images-idx3-ubyte.gz';

test('missing data are reported, drawing works without them, and Try again loads them', async () => {
  server.faults.set('-ubyte.gz', { status: 404 });
  const { page, context } = await visit(chromium.browser, `${server.url}#draw?digit=5000`);
  const alert = page.getByRole('alert').filter({ hasText: 'The training data could not be loaded' });
  await alert.waitFor();
  expect(await alert.textContent()).toMatch(/HTTP 404/);
  await page.getByText('Test digit 5000 is not available').first().waitFor();
  await page.locator('.pad').focus();
  await page.keyboard.press('4');
  await page.getByText('The network predicts 4').first().waitFor();
  server.faults.clear();
  await press(page, 'Try again');
  await digitsReady(page);
  await alert.waitFor({ state: 'detached' });
  await context.close();
});

test('missing shipped weights are reported, and Try again loads them', async () => {
  server.faults.set('network.int8', { status: 404 });
  const { page, context } = await visit(chromium.browser, `${server.url}#draw`);
  const alert = page.getByRole('alert').filter({ hasText: 'A part of the app is missing' });
  await alert.waitFor();
  await page.locator('.pad').click();
  await page.locator('.sentence', { hasText: 'There is no network yet' }).waitFor();
  await press(page, 'Clear');
  // The address that the page opened with has the test digit 0, too: it would not change.
  await expect.poll(() => page.url()).toContain('digit=blank');
  await page.evaluate(() => {
    location.hash = '#draw?digit=0';
  });
  server.faults.clear();
  await press(page, 'Try again');
  await page.getByText('The network predicts 7').first().waitFor();
  await alert.waitFor({ state: 'detached' });
  await context.close();
});

test('data that break off are reported, and Try again loads them', async () => {
  server.faults.set(IMAGES, { breakAfter: 100_000 });
  const { page, context } = await visit(chromium.browser, `${server.url}#draw?digit=100`);
  const alert = page.getByRole('alert').filter({ hasText: 'The training data could not be loaded' });
  await alert.waitFor();
  expect(await alert.textContent()).toMatch(/train-images.*(interrupted|truncated|gzip)/);
  server.faults.clear();
  await press(page, 'Try again');
  await digitsReady(page);
  await context.close();
});

test('with a processor that is four times as slow, the page trains, pauses and predicts', async () => {
  const { page, context, problems } = await visit(chromium.browser, 'about:blank');
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto(server.url + LONG);
  await press(page, 'Start');
  await epochsDone(page, 1);
  await press(page, 'Pause');
  await runIs(page, 'Paused');
  await page.getByRole('link', { name: 'Draw' }).click();
  await page.locator('.pad').focus();
  await page.keyboard.press('4');
  await page.getByText('The network predicts 4').first().waitFor();
  expect(problems).toEqual([]);
  await context.close();
});

test('a worker that fails is reported, and the run resumes from its last checkpoint', async () => {
  const { page, context } = await visit(chromium.browser, server.url + LONG);
  await press(page, 'Start');
  await epochsDone(page, 1);
  const training = page.workers().find((worker) => /worker-/.test(worker.url()));
  if (!training) throw new Error('the page has no training worker');
  await training.evaluate(() => self.close());
  await page.getByText(/Training has stopped: the training worker has failed/).waitFor();
  const done = await page.locator('tbody th').count();
  await page.locator('[data-topic=run]').getByRole('button', { name: 'Resume' }).click();
  await runIs(page, 'Training');
  await epochsDone(page, done + 1);
  await context.close();
});

test('full storage is reported, and the run continues to its end', async () => {
  const { page, context } = await visit(chromium.browser, 'about:blank');
  await context.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
  });
  await page.goto(server.url + SHORT);
  await press(page, 'Start');
  await runIs(page, 'Finished');
  await page.getByText(/storage of the browser is full.*Download a checkpoint/).waitFor();
  await page.locator('.epoch-slider input').fill('1');
  await page.locator('.epoch-slider', { hasText: 'after epoch 1' }).waitFor();
  await context.close();
});

test('invalid model files are rejected with a reason, and the selected network stays', async () => {
  const { page, context } = await visit(chromium.browser, `${server.url}#draw?digit=0`);
  await page.getByText('The network predicts 7').first().waitFor();
  const give = (...files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> =>
    page.locator('input[accept*=safetensors]').setInputFiles(files);
  const file = (name: string, content: string): { name: string; mimeType: string; buffer: Buffer } => ({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(content),
  });
  const tfjs = (json: string): { name: string; mimeType: string; buffer: Buffer }[] => [
    file('model.json', json),
    file('weights.bin', ''),
  ];
  const cases: [{ name: string; mimeType: string; buffer: Buffer }[], RegExp][] = [
    [[file('cut.safetensors', '1234')], /cut\.safetensors is truncated \(4 bytes/],
    [[file('notes.txt', 'hello')], /notes\.txt was not opened: the format is not supported/],
    [[file('model.json', '{}')], /weights\.bin is missing/],
    [tfjs('no json'), /model\.json is not valid JSON \(/],
    [tfjs('{"modelTopology":{}}'), /modelTopology has no class_name/],
    [[safetensors('odd.safetensors', {})], /odd\.safetensors was not opened: .*1 tensor/],
    [[safetensors('old.safetensors', { 'lenet5.run': '{}' })], /the checkpoint is damaged/],
  ];
  for (const [files, reason] of cases) {
    await give(...files);
    await page.locator('[data-topic=model-file]', { hasText: reason }).waitFor();
    expect(await page.locator('.network-picker select').inputValue()).toBe('shipped');
  }
  await drop(page, 'dropped.safetensors', 'broken');
  await page.locator('[data-topic=model-file]', { hasText: /dropped\.safetensors is truncated/ }).waitFor();
  expect(await page.locator('.network-picker select').inputValue()).toBe('shipped');
  await page.getByText('The network predicts 7').first().waitFor();
  await context.close();
});

/** A safetensors file without the tensors of LeNet-5. */
function safetensors(
  name: string,
  metadata: Record<string, string>,
): { name: string; mimeType: string; buffer: Buffer } {
  const tensors = [{ name: 'a', shape: [1], values: Float32Array.of(1) }];
  return {
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(encodeSafetensors(tensors, metadata)),
  };
}

/** Drops a file on the page. */
function drop(page: Page, name: string, content: string): Promise<void> {
  return page.evaluate(
    ([name, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([content], name));
      dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
    },
    [name, content] as const,
  );
}

test('without WebAssembly SIMD the train view says so, and drawing works', async () => {
  const { page, context } = await visit(chromium.browser, 'about:blank');
  await context.addInitScript(() => {
    WebAssembly.validate = () => false;
  });
  await page.goto(`${server.url}#train`);
  await page.getByText('This browser does not support it, so it cannot train the network.').waitFor();
  await page.getByRole('link', { name: 'Look inside' }).click();
  await page.getByText('The network predicts 7').first().waitFor();
  await context.close();
});
