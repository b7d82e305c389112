import { readFile } from 'node:fs/promises';
import { compileSingle } from '@lenet5/compiler';
import {
  connectLayers,
  encodeSafetensors,
  initialWeights,
  type LayerConfig,
  type PlainModel,
  plainLenet5,
  plainModel,
  type StackConfig,
} from '@lenet5/core';
import { rawPixels } from '@lenet5/mnist';
import { toCsv, toSafetensors } from '@lenet5/model';
import { toOnnx } from '@lenet5/model/onnx';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFaults } from './accessibility-faults.js';
import { useApp } from './use-app.js';
import { press, type Visit, visit } from './visit.js';

const app = useApp();
let tab: Visit;
let page: Page;

const THINGS = Array.from({ length: 10 }, (_, index) => `thing ${index}`);
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const letters = plainLenet5({ classes: 26, activation: 'relu', pooling: 'max', seed: 3 });

/** A network of color images that ends in logits, as those of PyTorch do. */
function colorNetwork(): PlainModel {
  const conv = { type: 'Conv2D', kernelSize: [3, 3], strides: [2, 2], dilationRate: [1, 1] } as const;
  const rest = { padding: 'same', activation: 'relu', useBias: true } as const;
  const layers: LayerConfig[] = [
    { ...conv, ...rest, name: 'conv1', filters: 20 },
    { type: 'GlobalAveragePooling2D', name: 'mean' },
    { type: 'Dense', name: 'logits', units: 10, activation: 'linear', useBias: true },
  ];
  const config = { name: 'color', inputShape: [32, 32, 3], layers };
  return plainModel(config, initialWeights(connectLayers(config), 5));
}

const open = (...files: readonly [name: string, content: Uint8Array | string][]): Promise<void> =>
  page.locator('.network-picker input').setInputFiles(
    files.map(([name, content]) => ({
      name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(content),
    })),
  );

/** The pixels that the page shows as the input of the network, in the colors of the canvas. */
function shownInput(): Promise<{ readonly width: number; readonly data: number[] }> {
  return page.locator('.seen canvas').evaluate((canvas) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const image = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height);
    return { width, data: [...(image?.data ?? [])] };
  });
}

/** The names and the numbers of the bars. */
async function shownBars(): Promise<[name: string, percent: number][]> {
  const bars = await page.locator('.bars li').allInnerTexts();
  return bars.map((bar) => {
    const [name = '', value = ''] = bar.split('\n');
    return [name.trim(), Number(value.replace(/[^\d.]/g, ''))];
  });
}

/** The largest probabilities of a network for an image, as the page shows them. */
async function expectedBars(
  model: PlainModel,
  pixels: Uint8Array,
  names: readonly string[],
  most = 10,
): Promise<[string, number][]> {
  const outputs = (await compileSingle(model)).predict(pixels);
  const isLogits = Math.abs(outputs.reduce((sum, value) => sum + value, 0) - 1) > 1e-3;
  const powers = isLogits ? outputs.map(Math.exp) : outputs;
  const sum = powers.reduce((total, value) => total + value, 0);
  return [...powers]
    .map((value, index): [string, number] => [names[index] ?? String(index), (100 * value) / sum])
    .sort(([, one], [, other]) => other - one)
    .slice(0, most);
}

function expectBars(found: readonly [string, number][], expected: readonly [string, number][]): void {
  expect(found.map(([name]) => name)).toEqual(expected.map(([name]) => name));
  for (const [index, [, percent]] of expected.entries())
    expect(Math.abs((found[index]?.[1] ?? 0) - percent)).toBeLessThan(0.051);
}

/** Weights of two convolutions and a dense layer, whose shapes fit strides of 2 and 1 only. */
function stridesWeights(): Uint8Array {
  const shapes = { a: [4, 1, 3, 3], b: [6, 4, 3, 3], c: [4, 11 * 11 * 6] };
  const tensors = Object.entries(shapes).flatMap(([name, shape]) => [
    { name: `${name}.weight`, shape, values: new Float32Array(shape.reduce((one, other) => one * other)) },
    { name: `${name}.bias`, shape: shape.slice(0, 1), values: new Float32Array(shape[0] ?? 0) },
  ]);
  return encodeSafetensors(tensors, {});
}

/** Draws a hook on the pad. */
async function draw(): Promise<void> {
  await page.locator('.pad').scrollIntoViewIfNeeded();
  const box = await page.locator('.pad').boundingBox();
  if (!box) throw new Error('the page has no pad');
  const at = (x: number, y: number): [number, number] => [box.x + x * box.width, box.y + y * box.height];
  await page.mouse.move(...at(0.3, 0.2));
  await page.mouse.down();
  await page.mouse.move(...at(0.35, 0.7), { steps: 5 });
  await page.mouse.move(...at(0.7, 0.75), { steps: 5 });
  await page.mouse.up();
}

beforeAll(async () => {
  tab = await visit(app.browser, `${app.server.url}#draw`, { reducedMotion: 'reduce', colorScheme: 'light' });
  page = tab.page;
});

describe('a network that is not the LeNet-5 of the page', () => {
  test('answers a drawing as the engine does for the pixels that the page shows, with the names of the classes', async () => {
    await open([
      'letters.safetensors',
      await toSafetensors(letters, { classNames: LETTERS, data: 'emnist-letters' }),
    ]);
    await page.getByRole('heading', { name: 'letters.safetensors' }).waitFor();
    await draw();
    await page.locator('.bars li').nth(9).waitFor();
    await expect.poll(() => page.locator('[data-sentence]').textContent()).toContain('The network predicts');
    const { width, data } = await shownInput();
    expect(width).toBe(28);
    // Ink is opaque.
    const pixels = Uint8Array.from({ length: 784 }, (_, pixel) => data[4 * pixel + 3] ?? 0);
    expect(Math.max(...pixels)).toBe(255);
    const expected = await expectedBars(letters, pixels, LETTERS);
    await expect.poll(async () => (await shownBars())[0]?.[0]).toBe(expected[0]?.[0]);
    expectBars(await shownBars(), expected);
    await press(page, 'Show all 26 outputs');
    expect(await page.locator('.bars li').count()).toBe(26);
  });

  test('shows the output of the layer that is chosen, which the address names', async () => {
    expect(await page.locator('.layer-list tbody tr').count()).toBe(8);
    await page.getByRole('button', { name: 'conv2 Conv2D 16@5×5 relu' }).click();
    await page.locator('[data-layer=conv2] .tiles canvas').nth(15).waitFor();
    expect(page.url()).toContain('layer=conv2');
    await press(page, 'Share…');
    await page.getByText('your network stays on this computer. Scan the code').waitFor();
    await press(page, 'Close');
    await page.getByRole('button', { name: 'dense1 Dense relu' }).click();
    await page.locator('[data-layer=dense1] .unit-bars').waitFor();
    expect(await page.locator('.unit-bars').evaluate((canvas) => (canvas as HTMLCanvasElement).width)).toBe(
      120,
    );
  });

  test('takes an image file as lenet5 predict does, for color images in an ONNX file', async () => {
    const model = colorNetwork();
    // The answer that is shown when the name of the network changes.
    const first = page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const view = document.querySelector('.other-view') as HTMLElement;
          const observer = new MutationObserver(() => {
            if (view.querySelector('h1')?.textContent !== 'color.onnx') return;
            observer.disconnect();
            resolve(view.querySelector('output.answer')?.textContent ?? '');
          });
          observer.observe(view, { subtree: true, childList: true, characterData: true });
        }),
    );
    await open(['color.onnx', await toOnnx(model)], ['classes.json', JSON.stringify(THINGS)]);
    await page.getByRole('heading', { name: 'color.onnx' }).waitFor();
    expect(LETTERS).not.toContain(await first);
    const file = new URL('../../screenshots/draw-light-360.png', import.meta.url);
    await page.locator('.drawing input[type=file]').setInputFiles({
      name: 'photo.png',
      mimeType: 'image/png',
      buffer: await readFile(file),
    });
    await page.locator('.pad-image').waitFor();
    const { decodeImage } = await import('@lenet5/mnist/decode');
    const image = await decodeImage(await readFile(file), 'photo.png');
    await page.getByText(`scales the image from ${image.width}×${image.height} to 32×32 pixels`).waitFor();
    const pixels = rawPixels(image, [32, 32, 3]);
    const expected = await expectedBars(model, pixels, THINGS);
    await expect.poll(async () => (await shownBars())[0]?.[0]).toBe(expected[0]?.[0]);
    expectBars(await shownBars(), expected);
    const { data } = await shownInput();
    expect(data.filter((_, at) => at % 4 !== 3)).toEqual([...pixels]);
    await draw();
    await page.getByText('scales the drawing to 32×32 pixels').waitFor();
    expect(await page.locator('.pad-image').count()).toBe(0);
  });

  test('is accessible, and fits every width in both themes', async () => {
    for (const width of [320, 820, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, `pixels wider than ${width}`).toBeLessThanOrEqual(0);
    }
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
  });

  test('is named by the other views, which show the LeNet-5 of the page, and is left at a click', async () => {
    await page.getByRole('link', { name: 'Look inside' }).click();
    await page.getByText('color.onnx is another network').waitFor();
    await page.locator('h1').waitFor({ state: 'attached' });
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Show the other network' }).click();
    await page.getByRole('heading', { name: 'color.onnx' }).waitFor();
    await press(page, 'Back to the LeNet-5 of the page');
    await page.getByRole('heading', { name: 'Draw a digit, and watch' }).waitFor();
    expect(await page.locator('.network-picker select').inputValue()).toBe('shipped');
  });

  test('is refused if it does not take images', async () => {
    const config: StackConfig = {
      name: 'table',
      inputShape: [5],
      layers: [{ type: 'Dense', name: 'dense', units: 3, activation: 'softmax', useBias: true }],
    };
    await open(['table.onnx', await toOnnx(plainModel(config, initialWeights(connectLayers(config), 1)))]);
    await page
      .locator('[data-topic=model-file]')
      .getByText('table.onnx was not opened: the network does not take images')
      .waitFor();
  });

  test('of weights alone: its activation and pooling are chosen in the notice', async () => {
    const csv = await toCsv(plainLenet5({ seed: 1 }));
    await open(['weights.csv', new TextEncoder().encode(csv)]);
    const notice = page.locator('[data-topic=model-file]');
    await notice.getByText('The file does not describe its layers').waitFor();
    await notice.getByLabel('Activation').focus();
    await notice.getByLabel('Activation').selectOption('relu');
    await page.getByRole('heading', { name: 'weights.csv' }).waitFor();
    // With the keyboard, the choice can be changed again at once.
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT');
    await notice.getByLabel('Pooling').selectOption('max');
    await page.getByRole('button', { name: 'pool1 MaxPooling2D 2×2' }).waitFor();
    expect(await notice.getByLabel('Activation').inputValue()).toBe('relu');
  });

  test('of weights alone, whose convolutions have strides: the choice stays where another does not fit', async () => {
    await open(['strides.safetensors', stridesWeights()]);
    const notice = page.locator('[data-topic=model-file]');
    await page.getByRole('heading', { name: 'strides.safetensors' }).waitFor();
    await page.getByRole('cell', { name: '13×13×4' }).waitFor();
    expect(await notice.getByLabel('Pooling').inputValue()).toBe('none');
    await notice.getByLabel('Pooling').selectOption('max');
    await notice.getByText('the layers of these weights are unknown').waitFor();
    await notice.getByLabel('Pooling').selectOption('none');
    await notice.getByText('The network of strides.safetensors is selected').waitFor();
    expect(tab.problems).toEqual([]);
    expect(tab.foreign).toEqual([]);
  });
});
