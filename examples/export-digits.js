// Writes digits of MNIST as scans: PNG files, dark ink on light paper, twice the size, with a margin. They are example
// input for own-images.js and predict-png.js; replace them with images of your own.
//   node export-digits.js FOLDER [IMAGES]
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { IMAGE_SIZE, limitImageSet, loadMnist, PIXELS } from '@lenet5/mnist';
import { encode } from 'fast-png';

const [folder, count = '1000'] = process.argv.slice(2);
if (!folder) throw new Error('no folder — run: node export-digits.js FOLDER [IMAGES]');

const PAPER = 240;
const SIZE = 80;
const MARGIN = (SIZE - 2 * IMAGE_SIZE) / 2;

const { test } = await loadMnist();
const set = limitImageSet(test, Number(count), 42);
for (let label = 0; label < 10; label++) await mkdir(join(folder, String(label)), { recursive: true });
for (let index = 0; index < set.count; index++) {
  const pixels = set.images.subarray(index * PIXELS, (index + 1) * PIXELS);
  const png = encode({ width: SIZE, height: SIZE, channels: 1, data: scan(pixels) });
  await writeFile(join(folder, String(set.labels[index]), `${index}.png`), png);
}
console.log(`${set.count} images in ${folder}`);

/** @param {Uint8Array} pixels `[28, 28]`, 0 (paper) to 255 (ink) */
function scan(pixels) {
  const gray = new Uint8Array(SIZE * SIZE).fill(PAPER);
  for (let y = 0; y < 2 * IMAGE_SIZE; y++) {
    for (let x = 0; x < 2 * IMAGE_SIZE; x++) {
      const ink = pixels[(y >> 1) * IMAGE_SIZE + (x >> 1)] ?? 0;
      gray[(y + MARGIN) * SIZE + x + MARGIN] = Math.round((PAPER * (255 - ink)) / 255);
    }
  }
  return gray;
}
