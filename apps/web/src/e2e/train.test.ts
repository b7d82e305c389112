import { decodeSafetensors } from '@lenet5/core';
import { lenet5, readWeights, writeWeights } from '@lenet5/model';
import { toOnnx } from '@lenet5/model/onnx';
import { setupWasm } from '@lenet5/wasm';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { LONG, LONG_IMAGES } from './run-addresses.js';
import { useApp } from './use-app.js';
import { download, epochsDone, press, runIs, visit } from './visit.js';
import { digestInPage, digestOf, RUN, trainInNode } from './weights-digest.js';

const app = useApp();

beforeAll(async () => {
  await setupWasm();
});

/** Collects the networks of the run that the strip of test digits shows. */
async function shownNetworks(page: Page): Promise<() => Promise<string[]>> {
  const line = page.locator('[data-strip-network]');
  await line.filter({ hasText: 'Network:' }).waitFor();
  const shown = await line.evaluateHandle((element) => {
    const names: string[] = [];
    const observer = new MutationObserver(() => {
      const [, name] = /this run, ([^.]+)\./.exec(element.textContent ?? '') ?? [];
      if (name) names.push(name);
    });
    observer.observe(element, { subtree: true, childList: true, characterData: true });
    return names;
  });
  return () => shown.jsonValue();
}

test('a run gives the same bits as in Node, also with steps, pauses, reloads and resuming', async () => {
  const { digest: ofShort } = await trainInNode(2, { from: app.server.url });
  const straight = await visit(app.browser, app.server.url + RUN);
  const networks = await shownNetworks(straight.page);
  await press(straight.page, 'Start');
  await runIs(straight.page, 'Finished');
  expect(await digestInPage(straight.page)).toBe(ofShort);
  await straight.page.locator('[data-strip-network]', { hasText: 'this run, after epoch 2' }).waitFor();
  expect(await networks()).toEqual(expect.arrayContaining(['before training', 'in epoch 1, step 64']));
  await straight.context.close();

  const { page, context, problems } = await visit(app.browser, `${app.server.url}${LONG}&kernels=simd`);
  for (let step = 1; step <= 4; step++) {
    await press(page, 'Train one batch');
    await page.getByText(`step ${step} of 10`).waitFor();
    await runIs(page, 'Paused');
  }
  await page.reload();
  await page.getByText('Your last run is restored: 0.4 of 200 epochs done.').waitFor();
  await press(page, 'Train one epoch');
  await epochsDone(page, 1);
  await runIs(page, 'Paused');
  await press(page, 'Resume');
  await epochsDone(page, 2);
  await press(page, 'Pause');
  await runIs(page, 'Paused');
  await page.reload();
  await page.getByText(/Your last run is restored: \S+ of 200 epochs done\./).waitFor();
  // Ends at the end of an epoch.
  await press(page, 'Train one epoch');
  await runIs(page, 'Paused');
  const epochs = await page.locator('tbody th').count();
  await page.locator('input[name=epochs]').fill(String(epochs));
  await page.keyboard.press('Tab');
  await runIs(page, 'Finished');
  const { digest: expected } = await trainInNode(epochs, { from: app.server.url, images: LONG_IMAGES });
  expect(await digestInPage(page)).toBe(expected);

  const slider = page.locator('.epoch-slider input');
  await slider.fill('0');
  await page.getByText('this run, before training: ', { exact: false }).first().waitFor();
  expect(await digestInPage(page)).toBe(digestOf(await readWeights(lenet5())));
  await slider.fill('1');
  await page.locator('.epoch-slider', { hasText: 'after epoch 1' }).waitFor();
  await expect.poll(() => page.locator('.network-picker select').textContent()).toContain('after epoch 1');
  expect(await digestInPage(page)).not.toBe(expected);
  await slider.fill(String(epochs + 1));
  await page.locator('.epoch-slider', { hasText: 'latest' }).waitFor();
  await expect
    .poll(() => page.locator('.network-picker select').textContent())
    .toContain(`after epoch ${epochs}`);

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
    .getByText(/^from model\.json and weights\.bin: \d+\.\d+\s% of 10,000 test digits correct/)
    .waitFor();
  const cell = page.locator('.report-figure rect[role=button]').first();
  const words = await cell.getAttribute('aria-label');
  await cell.focus();
  await page.keyboard.press('Enter');
  const [truth, predicted, count] = (words ?? '').match(/\d+/g) ?? [];
  await page.getByRole('heading', { name: `${truth} predicted as ${predicted}` }).waitFor();
  await expect.poll(() => page.locator('.gallery li').count()).toBe(Number(count));
  expect(await page.locator('.gallery a').first().getAttribute('href')).toMatch(/^#look\?.*digit=\d+/);
  expect(problems).toEqual([]);
  await context.close();
});
