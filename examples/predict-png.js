// Classifies the digit in a PNG file with the model that train-in-node.js saved.
//   node predict-png.js FILE
import { readFile } from 'node:fs/promises';
import { predictedLabels } from '@lenet5/metrics';
import { mnistify } from '@lenet5/mnist';
import { loadModel } from '@lenet5/model/node';
import { setupWasm } from '@lenet5/wasm';
import * as tf from '@tensorflow/tfjs-core';
import { decode } from 'fast-png';

const file = process.argv[2];
if (!file) throw new Error('no file — run: node predict-png.js FILE');

const { width, height, data } = decode(await readFile(file));
const digit = mnistify({ width, height, data: Uint8Array.from(data) });
if (!digit) throw new Error(`no digit found in ${file} — use an image with ink on paper`);

await setupWasm();
const model = await loadModel('lenet5-model');
const probabilities = tf.tidy(() => {
  const pixels = tf.div(tf.tensor4d(digit.pixels, [1, 28, 28, 1]), 255);
  return Float32Array.from(/** @type {tf.Tensor} */ (model.predict(pixels)).dataSync());
});
const [label = 0] = predictedLabels(probabilities, 10);
console.log(`${label} (${(100 * (probabilities[label] ?? 0)).toFixed(1)} %)`);
