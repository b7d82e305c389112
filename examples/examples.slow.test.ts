import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { launchChromium } from '@lenet5/chromium';
import { build, preview } from 'vite';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

// An example trains, in Node or in Chromium.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let folder: string;

/** Runs an example in the temporary folder and returns what it prints. */
async function run(example: string, ...args: string[]): Promise<string> {
  const path = fileURLToPath(new URL(example, import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [path, ...args], { cwd: folder });
  return stdout;
}

/** The last accuracy that an example prints, 0 to 1. */
function lastAccuracy(text: string): number {
  return Number(text.match(/(?<=accuracy(?: of \d to \d)?:? )\d\.\d+/g)?.at(-1));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'examples-'));
});

afterAll(() => rm(folder, { recursive: true }));

test('train-in-node.js trains, prints the confusion matrix and saves the model', async () => {
  const printed = await run('train-in-node.js', '6000');
  expect(lastAccuracy(printed)).toBeGreaterThan(0.9);
  expect(printed).toContain('│ 9       │');
  expect(await readdir(join(folder, 'lenet5-model'))).toEqual(['model.json', 'weights.bin']);
});

test('export-digits.js writes images that own-images.js learns and predict-png.js classifies', async () => {
  expect(await run('export-digits.js', 'digits', '600')).toBe('600 images in digits\n');
  const learned = await run('own-images.js', 'digits');
  expect(learned).toContain('600 images');
  expect(lastAccuracy(learned)).toBeGreaterThan(0.8);
  const [seven = ''] = await readdir(join(folder, 'digits', '7'));
  expect(await run('predict-png.js', join('digits', '7', seven))).toMatch(/^7 \(\d+\.\d %\)\n$/);
});

test('own-cnn.js trains a CNN with model.fit()', async () => {
  const printed = await run('own-cnn.js', '2000');
  expect(Number(/epoch 2:.*val_acc: (0\.\d+)/s.exec(printed)?.[1])).toBeGreaterThan(0.7);
});

test('fit-faster.js trains the network of the TensorFlow.js examples on the compiled engine', async () => {
  const printed = await run('fit-faster.js', '2000');
  expect(printed).toMatch(/^fit runs on the compiled engine \(/);
  expect(Number(/epoch 2:.*val_acc: (0\.\d+)/s.exec(printed)?.[1])).toBeGreaterThan(0.7);
});

test('transfer-learning.js trains a new head on frozen layers', async () => {
  const printed = await run('transfer-learning.js', '4000');
  expect(printed.match(/fit runs on the compiled engine/g)).toHaveLength(2);
  expect(lastAccuracy(printed)).toBeGreaterThan(0.8);
});

test('train-in-page trains in Chromium', async () => {
  const root = fileURLToPath(new URL('train-in-page', import.meta.url));
  const outDir = join(folder, 'page');
  await build({ root, logLevel: 'error', build: { outDir } });
  const server = await preview({ root, logLevel: 'error', build: { outDir }, preview: { port: 0 } });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(server.resolvedUrls?.local[0] ?? '');
    await page.click('#train');
    await page.waitForFunction(() => document.querySelector('#log')?.textContent?.includes('done'));
    const log = (await page.textContent('#log')) ?? '';
    expect(log).toMatch(/compiled engine, \d thread/);
    expect(lastAccuracy(log)).toBeGreaterThan(0.9);
  } finally {
    await browser.close();
    await server.close();
  }
});
