// Writes what the app shows before the data are loaded to generated/shipped: the pretrained weights of @lenet5/model with
// 8 bits each as network.int8, and the first test digits as sample-images.bin (compressed, as servers compress only texts) and sample-labels.bin. Scores both networks
// on the test set, prints the accuracies, and fails if they differ by more than BOUND.

import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { loadPredictor } from '@lenet5/compiler/predict';
import { decodeSafetensors, encodeSafetensors } from '@lenet5/core';
import { accuracy } from '@lenet5/metrics';
import { loadMnist, takeImages } from '@lenet5/mnist';
import { int8File, roundedTensors } from './quantize.mjs';

const SAMPLES = 100;

/** How far the accuracy of the 8-bit weights may be from that of the float32 weights. */
const BOUND = 0.0005;

const model = dirname(createRequire(import.meta.url).resolve('@lenet5/model/package.json'));
const folder = fileURLToPath(new URL('../generated/shipped/', import.meta.url));
// Files of earlier versions must not reach the app.
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const { test } = await loadMnist();

async function testAccuracy(weights) {
  const predictor = await loadPredictor(weights);
  return accuracy(test.labels, predictor.predict(test.images));
}

const pretrained = await readFile(join(model, 'pretrained/lenet5.safetensors'));
const { tensors, metadata } = decodeSafetensors(pretrained);
const before = await testAccuracy(new Uint8Array(pretrained));
const after = await testAccuracy(encodeSafetensors(roundedTensors(tensors), metadata));
const file = int8File(tensors, after);
console.log(`test accuracy: float32 ${before}, int8 ${after}; network.int8: ${file.length} bytes`);
if (Math.abs(after - before) > BOUND) throw new Error(`the accuracies differ by more than ${BOUND}`);
await writeFile(`${folder}network.int8`, file);

const samples = takeImages(
  test,
  Uint32Array.from({ length: SAMPLES }, (_, index) => index),
);
await writeFile(`${folder}sample-images.bin`, deflateSync(samples.images, { level: 9 }));
await writeFile(`${folder}sample-labels.bin`, samples.labels);
