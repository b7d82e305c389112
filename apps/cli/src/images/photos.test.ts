import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ImageSet, loadMnistSplit, type MnistifiedImage, mnistify, PIXELS } from '@lenet5/mnist';
import { decodeImage } from '@lenet5/mnist/decode';
import { beforeAll, expect, test } from 'vitest';

const FOLDER = fileURLToPath(new URL('../testing/photos/', import.meta.url));
const PHOTOS = readdirSync(FOLDER).filter((name) => !name.endsWith('.md'));

/** The positions of the digits on all photos except those of a desk, measured with an image editor on lined paper. */
const BOXES: Readonly<Record<string, readonly number[]>> = {
  3: [109, 89, 169, 222],
  9: [131, 90, 143, 227],
};

let digits: ImageSet;
beforeAll(async () => {
  ({ set: digits } = await loadMnistSplit('train'));
});

async function read(name: string): Promise<MnistifiedImage> {
  const found = mnistify(await decodeImage(readFileSync(`${FOLDER}${name}`), name));
  if (!found) throw new Error(`no ink in ${name}`);
  return found;
}

/** The label of the nearest of 5,000 training digits. */
function nearestLabel(pixels: Uint8Array): number | undefined {
  let [nearest, label] = [Infinity, digits.labels[0]];
  for (let image = 0; image < 5000; image++) {
    let distance = 0;
    for (let at = 0; at < PIXELS && distance < nearest; at++) {
      distance += (digits.images[image * PIXELS + at]! - pixels[at]!) ** 2;
    }
    if (distance < nearest) [nearest, label] = [distance, digits.labels[image]];
  }
  return label;
}

test.each(PHOTOS)('mnistify(image) reads the digit of %s and warns of its background', async (name) => {
  const label = /-(\d)\./.exec(name)?.[1] ?? '';
  const { pixels, inkBox, inverted, components, warnings } = await read(name);
  expect(nearestLabel(pixels)).toBe(Number(label));
  expect([inverted, components, warnings]).toEqual([true, 1, [{ kind: 'background-removed' }]]);
  const { x, y, width, height } = inkBox;
  if (name.startsWith('desk')) return;
  for (const [index, side] of [x, y, width, height].entries()) {
    expect(Math.abs(side - (BOXES[label]?.[index] ?? 0))).toBeLessThanOrEqual(2);
  }
});
