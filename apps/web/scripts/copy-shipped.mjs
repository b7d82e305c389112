// Copies what the app shows before the data are loaded to generated/shipped: the pretrained weights of @lenet5/model as
// weights.safetensors, and the first test digits as sample-images.bin and sample-labels.bin.

import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadMnist, takeImages } from '@lenet5/mnist';

const SAMPLES = 100;

const model = dirname(createRequire(import.meta.url).resolve('@lenet5/model/package.json'));
const folder = fileURLToPath(new URL('../generated/shipped/', import.meta.url));
await mkdir(folder, { recursive: true });
await copyFile(join(model, 'pretrained/lenet5.safetensors'), `${folder}weights.safetensors`);
const { test } = await loadMnist();
const samples = takeImages(
  test,
  Uint32Array.from({ length: SAMPLES }, (_, index) => index),
);
await writeFile(`${folder}sample-images.bin`, samples.images);
await writeFile(`${folder}sample-labels.bin`, samples.labels);
