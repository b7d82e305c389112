import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { decodeSafetensors } from '@lenet5/core';
import { loadMnist } from '@lenet5/mnist';
import '@tensorflow/tfjs-backend-cpu';
import { enableProdMode, setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { pretrainedLenet5 } from '../pretrained-lenet5.js';
import { readWeights } from '../read-weights.js';
import { predict } from '../testing/predict.js';
import { testDigits } from '../testing/test-digits.js';
import { pretrainedPlainLenet5 } from './pretrained-plain-lenet5.js';

const read = (name: string) => readFile(new URL(`../../pretrained/${name}`, import.meta.url));

const COUNT = 500;

beforeAll(async () => {
  enableProdMode();
  await setBackend('cpu');
});

describe('pretrainedPlainLenet5()', () => {
  it('has the weights of the file with the digest of the card', async () => {
    const bytes = await read('lenet5.safetensors');
    const { sha256 } = JSON.parse(String(await read('card.json')));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    const model = await pretrainedPlainLenet5();
    const { tensors } = decodeSafetensors(bytes, 'the file');
    expect(new Map(model.readValues().map((weight) => [weight.name, weight]))).toEqual(
      new Map(tensors.map((weight) => [weight.name, weight])),
    );
  });

  it('returns a model of its own each time', async () => {
    const [first, second] = [await pretrainedPlainLenet5(), await pretrainedPlainLenet5()];
    first.weights[0]?.read().data().fill(0);
    expect(second.readValues()).not.toEqual(first.readValues());
  });
});

it(`pretrainedLenet5() classifies the first ${COUNT} test images as a trained network does`, async () => {
  const model = await pretrainedLenet5();
  expect(await readWeights(model)).toEqual((await pretrainedPlainLenet5()).readValues());
  const { labels } = (await loadMnist()).test;
  const probabilities = predict(model, await testDigits(COUNT));
  let correct = 0;
  for (let at = 0; at < COUNT; at++) {
    const row = probabilities.subarray(at * 10, at * 10 + 10);
    if (row.indexOf(Math.max(...row)) === labels[at]) correct += 1;
  }
  // Three standard errors below 99.5 %.
  expect(correct / COUNT).toBeGreaterThan(0.995 - 3 * Math.sqrt((0.995 * 0.005) / COUNT));
  model.dispose();
});
