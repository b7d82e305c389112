// Trains LeNet-5 on your own images: a folder with one subfolder per class, named 0 to 9, that contains PNG files of
// any size. mnistify() finds the digit in each image and centers it as MNIST does.
//   node own-images.js FOLDER
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mnistify, PIXELS, splitImageSet } from '@lenet5/mnist';
import { lenet5 } from '@lenet5/model';
import { fit } from '@lenet5/trainer';
import { setupWasm } from '@lenet5/wasm';
import { decode } from 'fast-png';

const folder = process.argv[2];
if (!folder) throw new Error('no folder — run: node own-images.js FOLDER');

const digits = [];
for (let label = 0; label < 10; label++) {
  const files = await readdir(join(folder, String(label)));
  for (const file of files.filter((name) => name.endsWith('.png')).sort()) {
    const { width, height, data } = decode(await readFile(join(folder, String(label), file)));
    const digit = mnistify({ width, height, data: Uint8Array.from(data) });
    if (digit) digits.push({ label, pixels: digit.pixels });
    else console.warn(`${label}/${file}: no digit found, skipped`);
  }
}

const images = new Uint8Array(digits.length * PIXELS);
for (const [index, { pixels }] of digits.entries()) images.set(pixels, index * PIXELS);
const set = { images, labels: Uint8Array.from(digits, ({ label }) => label), count: digits.length };
console.log(`${set.count} images`);

await setupWasm();
const { train, validation } = splitImageSet(set, Math.floor(set.count / 5), 42);
const { history, best } = await fit({ model: lenet5(), data: { train, validation }, epochs: 30 });
console.log(
  `best epoch: ${best?.epoch}, validation accuracy: ${Math.max(...history.val_accuracy).toFixed(3)}`,
);
