import { plainLenet5 } from '@lenet5/core';
import { toKeras } from '@lenet5/model/keras';
import { toOnnx } from '@lenet5/model/onnx';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { LONG, SHORT } from './run-addresses.js';
import { useApp } from './use-app.js';
import { download, epochsDone, press, runIs, type Visit, visit } from './visit.js';

const app = useApp();
let tab: Visit;
let page: Page;
afterEach(async () => {
  expect(tab.problems).toEqual([]);
  await tab.context.close();
});

async function open(address: string): Promise<void> {
  tab = await visit(app.browser, app.server.url + address);
  page = tab.page;
}

const button = (name: string) => page.getByRole('button', { name, exact: true });

async function setEpochs(epochs: number): Promise<void> {
  await page.locator('input[name=epochs]').fill(String(epochs));
  await page.keyboard.press('Tab');
}

test('a double click on Start or Pause acts like a click', async () => {
  await open(LONG);
  await button('Start').dblclick();
  await epochsDone(page, 1);
  await runIs(page, 'Training');
  await button('Pause').dblclick();
  await runIs(page, 'Paused');
});

test('the status of a run agrees with its buttons', async () => {
  await open(LONG);
  await press(page, 'Train one epoch');
  await runIs(page, 'Paused');
  await setEpochs(1);
  await runIs(page, 'Finished');
  expect(await button('Finished').isDisabled()).toBe(true);
  await page.getByText('To train this run for longer, increase the number of epochs').waitFor();
  await setEpochs(200);
  await runIs(page, 'Paused');
  await press(page, 'Resume');
  await runIs(page, 'Training');
  await press(page, 'Pause');
  await runIs(page, 'Paused');
  expect(await button('Resume').isEnabled()).toBe(true);
});

test('a run cannot have fewer epochs than have started', async () => {
  await open(SHORT);
  await press(page, 'Train one epoch');
  await runIs(page, 'Paused');
  await press(page, 'Train one batch');
  await page.getByText('Paused, epoch 2 of 2, step 1 of 20').waitFor();
  await setEpochs(1);
  expect(await page.locator('input[name=epochs]').inputValue()).toBe('2');
});

test('notices about a run disappear when it resumes, is reset or is replaced', async () => {
  await open(SHORT);
  const notice = (text: string) => page.locator('.notice', { hasText: text });
  await press(page, 'Train one batch');
  await runIs(page, 'Paused');
  const checkpoint = await download(page, 'Checkpoint');
  await page.reload();
  await notice('Your last run is restored').waitFor();
  await press(page, 'Train one batch');
  await notice('Your last run is restored').waitFor({ state: 'detached' });
  await runIs(page, 'Paused');

  const file = { name: 'mine.safetensors', mimeType: 'application/octet-stream' };
  await page
    .locator('input[accept*=safetensors]')
    .setInputFiles({ ...file, buffer: Buffer.from(checkpoint) });
  await notice('is selected.').waitFor();
  await press(page, 'Open the run');
  await notice('The run of the file is open').waitFor();
  await page.getByText('Paused, 0.05 of 2 epochs done').waitFor();
  expect(await notice('is selected.').count()).toBe(0);
  await press(page, 'Reset');
  await press(page, 'Keep it');
  await runIs(page, 'Paused');
  await press(page, 'Reset');
  await press(page, 'Delete the run');
  await runIs(page, 'Ready');
  expect(await page.locator('.notice').count()).toBe(0);
});

test('the notice about a network from a file disappears with the network', async () => {
  await open(SHORT);
  const file = { name: 'mine.safetensors', mimeType: 'application/octet-stream' };
  const bytes = await download(page, 'safetensors');
  await page.locator('input[accept*=safetensors]').setInputFiles({ ...file, buffer: Buffer.from(bytes) });
  const notice = page.locator('.notice', { hasText: 'The network of mine.safetensors is selected.' });
  await notice.waitFor();
  await page.locator('.network-picker select').selectOption('shipped');
  await notice.waitFor({ state: 'detached' });
});

test('a network of Keras and of ONNX is opened, and the notice says how it was read', async () => {
  await open(SHORT);
  const model = plainLenet5({ seed: 3 });
  for (const [name, bytes] of [
    ['mine.keras', await toKeras(model)],
    ['mine.onnx', await toOnnx(model)],
  ] as const) {
    const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
    await page.locator('input[accept*=safetensors]').setInputFiles(file);
    const text = `The network of ${name} is selected. How the file was read: pixels from 0 (paper) to 1 (ink) are assumed.`;
    await page.locator('.notice', { hasText: text }).waitFor();
  }
});

test('a setting out of its range is refused with its limits, and keeps its value', async () => {
  await open(SHORT);
  await setEpochs(500);
  await page
    .getByRole('alert')
    .filter({ hasText: 'use an integer from 1 to 200. The value is 2 again.' })
    .waitFor();
  expect(await page.locator('input[name=epochs]').inputValue()).toBe('2');
  await setEpochs(3);
  await page.getByRole('alert').waitFor({ state: 'detached' });
  expect(await page.locator('input[name=epochs]').inputValue()).toBe('3');

  // Advanced settings: one that can be off, and one that applies to some schedules only.
  await page.getByText('Advanced settings').click();
  await page.locator('input[name=clipNorm]').fill('0');
  await page.keyboard.press('Tab');
  await page.getByRole('alert').filter({ hasText: 'use a number greater than 0 or off' }).waitFor();
  await page.locator('input[name=clipNorm]').fill('0.5');
  await page.keyboard.press('Tab');
  await expect.poll(() => page.url()).toContain('clipNorm=0.5');
  await page.locator('input[name=clipNorm]').fill('');
  await page.keyboard.press('Tab');
  await expect.poll(() => page.url()).not.toContain('clipNorm');
  expect(await page.locator('input[name=dropFactor]').count()).toBe(0);
  await page.locator('select[name=schedule]').selectOption('step');
  await page.locator('input[name=dropFactor]').waitFor();
});

test('every view and the title of the tab show the status of the run', async () => {
  await open(SHORT);
  expect(await page.title()).toBe('Train · LeNet-5');
  await press(page, 'Train one batch');
  await runIs(page, 'Paused');
  await page.getByRole('link', { name: 'Draw' }).click();
  await page.getByRole('link', { name: 'Paused, 0.05 of 2 epochs' }).waitFor();
  await expect.poll(() => page.title()).toBe('Paused, 0.05 of 2 epochs · Draw · LeNet-5');
});

test('an augmentation shows digits as the network gets them, different in each epoch', async () => {
  await open(SHORT);
  const preview = page.locator('.augmented');
  const pixels = (): Promise<string> =>
    preview
      .locator('canvas')
      .first()
      .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  expect(await preview.count()).toBe(0);
  await page.locator('select[name=augmentation]').selectOption('best');
  await page.locator('.augmented[data-epoch="1"]').waitFor();
  const first = await pixels();
  await press(page, 'Show the next epoch');
  await page.locator('.augmented[data-epoch="2"]').waitFor();
  await expect.poll(pixels).not.toBe(first);
  await page.locator('select[name=augmentation]').selectOption('none');
  await preview.waitFor({ state: 'detached' });
});
