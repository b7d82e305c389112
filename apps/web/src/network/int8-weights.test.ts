import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { loadPredictor } from '@lenet5/compiler/predict';
import { decodeSafetensors, encodeSafetensors } from '@lenet5/core';
import { accuracy } from '@lenet5/metrics';
import { loadMnist } from '@lenet5/mnist';
import { expect, test } from 'vitest';
import { TRAINED_LAYERS, tensorsOf, weightsFrom } from '../explain/weights.js';
import { Int8FileError, readInt8Weights } from './int8-weights.js';

const file = new Uint8Array(await readFile(new URL('../../generated/shipped/network.int8', import.meta.url)));
const pretrained = await readFile(
  createRequire(import.meta.url)
    .resolve('@lenet5/model/package.json')
    .replace('package.json', 'pretrained/lenet5.safetensors'),
);

test('the shipped network has 45 kB, and its test accuracy is within 0.05 points of that of the float32 weights', async () => {
  expect(file.length).toBeLessThan(47_000);
  const int8 = readInt8Weights(file);
  const { metadata } = decodeSafetensors(pretrained);
  const { test: digits } = await loadMnist();
  const score = async (weights: Uint8Array): Promise<number> => {
    const predictor = await loadPredictor(weights);
    return accuracy(digits.labels, predictor.predict(digits.images));
  };
  const float = await score(new Uint8Array(pretrained));
  const found = await score(encodeSafetensors(tensorsOf(int8.weights), metadata));
  console.log(`test accuracy: float32 ${float}, int8 ${found}`);
  expect(Math.abs(found - float)).toBeLessThanOrEqual(0.0005);
  expect(int8.accuracy).toBeCloseTo(found, 6);
});

test('readInt8Weights(): no weight is further from its float32 value than half a step of its channel', () => {
  const { weights } = readInt8Weights(file);
  const floats = weightsFrom(decodeSafetensors(pretrained).tensors, 'the pretrained weights');
  for (const layer of TRAINED_LAYERS) {
    const { kernel, bias } = floats[layer];
    expect(weights[layer].bias).toEqual(bias);
    for (let channel = 0; channel < bias.length; channel++) {
      const ofChannel = kernel.filter((_, i) => i % bias.length === channel);
      const step = Math.max(...ofChannel.map(Math.abs)) / 127;
      const errors = weights[layer].kernel
        .filter((_, i) => i % bias.length === channel)
        .map((value, i) => Math.abs(value - (ofChannel[i] ?? Number.NaN)));
      expect(Math.max(...errors)).toBeLessThanOrEqual(0.5001 * step);
    }
  }
});

test('readInt8Weights() refuses a file of another length', () => {
  expect(() => readInt8Weights(file.subarray(1))).toThrow(Int8FileError);
});
