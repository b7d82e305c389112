import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readIdx } from '@lenet5/mnist';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useApp } from './use-app.js';
import { download, press, type Visit, visit } from './visit.js';

const CLI = fileURLToPath(new URL('../../../cli/dist/bin.js', import.meta.url));
const MODEL = fileURLToPath(
  new URL('../../../../packages/model/pretrained/lenet5.safetensors', import.meta.url),
);

const app = useApp();
let tab: Visit;
beforeEach(async () => {
  tab = await visit(app.browser, `${app.server.url}#draw?digit=0`);
  await tab.page.getByText('This is correct.').first().waitFor();
});
afterEach(async () => {
  expect(tab.problems).toEqual([]);
  await tab.context.close();
});

/** Adds test digits as drawings, with the labels given. */
async function add(labels: readonly number[]): Promise<void> {
  const { page } = tab;
  for (const [index, label] of labels.entries()) {
    await page.locator('.test-picker input').fill(String(index));
    await page.locator('.test-picker input').press('Enter');
    await page.getByText('The network predicts').first().waitFor();
    await press(page, `Add the drawing as ${label}`);
    await page.getByText(`Added as ${label}.`).waitFor();
  }
}

test('drawings are kept, scored, and saved as IDX files that `lenet5 evaluate` scores alike', async () => {
  const { page } = tab;
  // The labels of the first test digits are 7, 2, 1: the last one is wrong.
  await add([7, 2, 8]);
  await page.getByRole('link', { name: 'Your digits' }).click();
  await page.getByText('The network reads 2 of 3 drawings correctly (66.7 %).').waitFor();
  await page.reload();
  await page.getByText('The network reads 2 of 3 drawings correctly (66.7 %).').waitFor();
  await page.getByText('8, read as 1').waitFor();
  await page.getByLabel('Show only mistakes').check();
  await expect.poll(() => page.locator('.class-drawings li').count()).toBe(1);

  const images = await download(page, 'Save the images');
  const labels = await download(page, 'Save the labels');
  expect([...readIdx(labels).values]).toEqual([7, 2, 8]);
  expect(readIdx(images).shape).toEqual([3, 28, 28]);
  const folder = await mkdtemp(join(tmpdir(), 'lenet5-class-'));
  try {
    await writeFile(join(folder, 't10k-images-idx3-ubyte'), images);
    await writeFile(join(folder, 't10k-labels-idx1-ubyte'), labels);
    const evaluate = ['evaluate', MODEL, '--data', folder, '--json'];
    const { stdout } = await promisify(execFile)(process.execPath, [CLI, ...evaluate]);
    expect(JSON.parse(stdout)).toMatchObject({ images: 3, accuracy: 2 / 3 });
  } finally {
    await rm(folder, { recursive: true });
  }

  await press(page, 'Delete all drawings');
  await page.getByText('Delete all 3 drawings? This cannot be undone.').waitFor();
  await press(page, 'Delete all drawings');
  await page.getByText('There are no drawings yet.').waitFor();
  const files = [
    { name: 'images', mimeType: '', buffer: Buffer.from(images) },
    { name: 'labels', mimeType: '', buffer: Buffer.from(labels) },
  ];
  await page.locator('input[name=set-files]').setInputFiles(files.slice(0, 1));
  await page.getByText('the files are not a test set (images)').waitFor();
  await page.locator('input[name=set-files]').setInputFiles(files);
  await page.getByText('The network reads 2 of 3 drawings correctly').waitFor();
  await press(page, 'Delete the drawing of 8');
  await page.getByText('The network reads 2 of 2 drawings correctly (100.0 %).').waitFor();
});

test('a drawing of the set opens in the first view with its label', async () => {
  const { page } = tab;
  await add([3]);
  await page.getByRole('link', { name: 'Your digits' }).click();
  await page.getByRole('link', { name: 'Open the drawing of 3' }).click();
  await page.locator('.answer', { hasText: '7' }).waitFor();
  expect(await page.evaluate(() => location.hash)).toContain('label=3');
});
