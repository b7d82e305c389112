import { decodeSafetensors } from '@lenet5/core';
import { lenet5, readWeights, writeWeights } from '@lenet5/model';
import { toOnnx } from '@lenet5/model/onnx';
import { setupWasm } from '@lenet5/wasm';
import { beforeAll, expect, test, vi } from 'vitest';
import { useApp } from './use-app.js';
import { download, press, runIs, visit } from './visit.js';
import { digestInPage, digestOf, RUN, trainInNode } from './weights-digest.js';

// A test drives the built app in Chromium, which loads MNIST and trains.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const app = useApp();

beforeAll(async () => {
  await setupWasm();
});

test('200 steps give the same bits as in Node, also with steps, pauses, reloads and resuming', async () => {
  const { digest: expected } = await trainInNode(2);
  const straight = await visit(app.browser, app.server.url + RUN);
  await press(straight.page, 'Start');
  await runIs(straight.page, 'Finished');
  expect(await digestInPage(straight.page)).toBe(expected);
  await straight.context.close();

  const { page, context, problems } = await visit(app.browser, app.server.url + RUN);
  for (const [step, button] of ['Train one batch', 'Train one batch', 'Train one batch'].entries()) {
    await press(page, button);
    await page.getByText(`step ${step + 1} of 100`).waitFor();
    await runIs(page, 'Paused');
  }
  await page.reload();
  await page.getByText('Your last run is restored: 0.03 of 2 epochs done.').waitFor();
  await press(page, 'Train one epoch');
  await page.locator('tbody th').first().waitFor();
  await runIs(page, 'Paused');
  await press(page, 'Resume');
  await page.getByText(/epoch 2 of 2, step [1-9]/).waitFor();
  if (await page.getByRole('button', { name: 'Pause', exact: true }).isVisible()) {
    await page
      .getByRole('button', { name: 'Pause', exact: true })
      .click({ timeout: 1000 })
      .catch(() => undefined);
  }
  await page.locator('[data-status]', { hasText: /Paused|Finished/ }).waitFor();
  await page.reload();
  await page.getByText(/Your last run is restored/).waitFor();
  const resume = page.getByRole('button', { name: 'Resume', exact: true }).first();
  if (await resume.isEnabled()) await resume.click();
  await runIs(page, 'Finished');
  expect(await digestInPage(page)).toBe(expected);

  const slider = page.locator('.epoch-slider input');
  await slider.fill('0');
  await page.getByText('this run, before training: ', { exact: false }).first().waitFor();
  expect(await digestInPage(page)).toBe(digestOf(await readWeights(lenet5())));
  await slider.fill('1');
  await page.locator('.epoch-slider', { hasText: 'after epoch 1' }).waitFor();
  await expect.poll(() => page.locator('.network-picker select').textContent()).toContain('after epoch 1');
  expect(await digestInPage(page)).not.toBe(expected);
  await slider.fill('3');
  await page.locator('.epoch-slider', { hasText: 'latest' }).waitFor();
  await expect.poll(() => page.locator('.network-picker select').textContent()).toContain('after epoch 2');

  const model = lenet5();
  writeWeights(model, decodeSafetensors(await download(page, 'safetensors'), 'the download').tensors);
  expect(Buffer.compare(await download(page, 'ONNX'), await toOnnx(model))).toBe(0);
  const safetensors = await download(page, 'safetensors');
  await page.locator('.network-picker select').selectOption('shipped');
  await page.locator('input[accept*=safetensors]').setInputFiles({
    name: 'mine.safetensors',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(safetensors),
  });
  await page.getByText('The network of mine.safetensors is selected.').waitFor();
  expect(await digestInPage(page)).toBe(expected);
  const files: { name: string; mimeType: string; buffer: Buffer }[] = [];
  page.on('download', async (file) => {
    const chunks: Buffer[] = [];
    for await (const chunk of await file.createReadStream()) chunks.push(chunk);
    files.push({
      name: file.suggestedFilename(),
      mimeType: 'application/octet-stream',
      buffer: Buffer.concat(chunks),
    });
  });
  await press(page, 'tfjs');
  await expect.poll(() => files.map(({ name }) => name).sort()).toEqual(['model.json', 'weights.bin']);
  await page.locator('.network-picker select').selectOption('shipped');
  await page.locator('input[accept*=safetensors]').setInputFiles(files);
  await page.getByText('The network of model.json and weights.bin is selected.').waitFor();
  expect(await digestInPage(page)).toBe(expected);

  await page.getByRole('heading', { name: 'Diagnosis' }).waitFor();
  await page
    .getByText(/^from model\.json and weights\.bin: \d+\.\d+ % of 10,000 test digits correct/)
    .waitFor();
  const cell = page.locator('.report-figure rect[role=button]').first();
  const words = await cell.getAttribute('aria-label');
  await cell.focus();
  await page.keyboard.press('Enter');
  const [truth, predicted, count] = (words ?? '').match(/\d+/g) ?? [];
  await page.getByRole('heading', { name: `${truth} predicted as ${predicted}` }).waitFor();
  await expect.poll(() => page.locator('.gallery li').count()).toBe(Number(count));
  expect(problems).toEqual([]);
  await context.close();
});
