import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { predictedLabels } from '@lenet5/metrics';
import { CLASSES, type ImageSet, loadMnist, PIXELS } from '@lenet5/mnist';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { disposeModel } from './model-file/dispose-model.js';
import { openModel } from './model-file/open-model.js';
import { predictPixels } from './model-file/predict-all.js';
import { drawOnPaper, randomNumbers, scaleUp } from './testing/digit-images.js';
import { jsonLines, runCli } from './testing/run-cli.js';

// The program decodes hundreds of images.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const COUNT = 200;
/** The network that the package ships. */
const NETWORK = fileURLToPath(
  new URL('../../../packages/model/pretrained/lenet5.safetensors', import.meta.url),
);
const cwd = mkdtempSync(join(tmpdir(), 'lenet5-golden-'));
afterAll(() => rmSync(cwd, { recursive: true }));

let digits: ImageSet;
let original: Uint32Array;

beforeAll(async () => {
  digits = (await loadMnist()).test;
  const { model } = await openModel(NETWORK, { warn: () => undefined });
  const { probabilities } = await predictPixels(model, digits.images.subarray(0, COUNT * PIXELS));
  original = predictedLabels(probabilities, CLASSES);
  disposeModel(model);
});

/** Writes the first `count` digits as images, one file each. */
function writeImages(folder: string, side: number, count: number): void {
  mkdirSync(folder);
  const random = randomNumbers(side);
  for (let index = 0; index < count; index++) {
    const pixels = digits.images.subarray(index * PIXELS, (index + 1) * PIXELS);
    writeFileSync(join(folder, `${index}.png`), drawOnPaper(scaleUp(pixels, side), random));
  }
}

describe('lenet5 predict', () => {
  // Decoding a large image takes long.
  test.each([
    [28, COUNT],
    [100, COUNT],
    [400, 50],
  ])('predicts test digits of %i pixels correctly, at any position, inverted or not', async (side, count) => {
    const folder = `images of ${side}`;
    writeImages(join(cwd, folder), side, count);
    const { code, stdout, stderr } = await runCli(['predict', NETWORK, folder, '--json', '--quiet'], { cwd });
    expect([code, stderr]).toEqual([0, '']);
    const predictions = jsonLines(stdout);
    expect(predictions.map(({ file }) => file)).toEqual(
      Array.from({ length: count }, (_, index) => join(folder, `${index}.png`)),
    );
    const agreed = predictions.filter(({ label }, index) => label === original[index]).length / count;
    const right = predictions.filter(({ label }, index) => label === digits.labels[index]).length / count;
    console.log(`${side} px: ${100 * agreed} % as the original, ${100 * right} % right`);
    expect(agreed).toBeGreaterThanOrEqual(0.97);
    expect(predictions.filter(({ inverted }) => inverted).length).toBeGreaterThan(count / 3);
  });
});
