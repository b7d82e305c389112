import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  connectLayers,
  encodeSafetensors,
  initialWeights,
  lenet5ConfigFor,
  lenet5Of1998Config,
  lenet5Of1998Weights,
  lenet5Weights,
  plainLenet5,
} from '@lenet5/core';
import { toSafetensors } from '@lenet5/model';
import { savePlainModel } from '@lenet5/model/node';
import { afterAll, describe, expect, test } from 'vitest';
import { createNetwork } from './architecture.js';

const cwd = mkdtempSync(join(tmpdir(), 'lenet5-architecture-'));
afterAll(() => rmSync(cwd, { recursive: true }));

const fail = (text: string): void => expect.unreachable(text);
const seed = 7;

describe('createNetwork(config, shape, warn)', () => {
  test('creates the networks that have a name, with the given seed and initialization', async () => {
    const modern = await createNetwork({ model: 'lenet5', seed, initialization: 'glorot' }, {}, fail);
    expect(modern.readValues()).toEqual(lenet5Weights(seed));
    const old = await createNetwork({ model: 'lenet5-1998', seed, initialization: '1998' }, {}, fail);
    expect(old.readValues()).toEqual(lenet5Of1998Weights(seed));
  });

  test('creates a network for other images and classes; not that of 1998', async () => {
    const config = { model: 'lenet5', seed, initialization: 'glorot' } as const;
    const shape = { inputShape: [32, 32, 3], classes: 300 } as const;
    const { inputs, outputs } = await createNetwork(config, shape, fail);
    expect([inputs[0]?.shape, outputs[0]?.shape]).toEqual([
      [null, 32, 32, 3],
      [null, 300],
    ]);
    await expect(createNetwork({ ...config, model: 'lenet5-1998' }, shape, fail)).rejects.toThrow(
      'the network of 1998 cannot have this shape (images of 32×32×3, 300 classes)',
    );
  });

  test('creates LeNet-5 with the layers that the config gives', async () => {
    const layers = { activation: 'relu', pooling: 'max', padding: 'same', dropout: 0.5, width: 0.5 } as const;
    const network = await createNetwork(
      { model: 'lenet5', seed, initialization: 'glorot', ...layers },
      {},
      fail,
    );
    expect(network.config).toEqual(lenet5ConfigFor(layers));
    expect(network.readValues()).toEqual(lenet5Weights(seed, 'glorot', layers));
  });

  test('takes the layers of a JSON file without weights, and adds a softmax to logits', async () => {
    const model = join(cwd, 'architecture.json');
    const dense = { name: 'dense', units: 10, use_bias: true, batch_input_shape: [null, 784] };
    const layers = [{ class_name: 'Dense', config: dense }];
    writeFileSync(model, JSON.stringify({ class_name: 'Sequential', config: { name: 'net', layers } }));
    const warnings: string[] = [];
    const config = { model, seed, initialization: 'glorot' } as const;
    const network = await createNetwork(config, {}, (text) => warnings.push(text));
    expect(network.layers.map((layer) => layer.getClassName())).toEqual(['Dense', 'Activation']);
    expect(network.readValues()).toEqual(initialWeights(connectLayers(network.config), seed, 'glorot'));
    expect(warnings).toEqual([`warning: ${model} outputs logits: a softmax is applied to them`]);
  });

  test('refuses a file that ends in a sigmoid, and says what trains it', async () => {
    const model = join(cwd, 'sigmoid.json');
    const dense = { name: 'dense', units: 1, activation: 'sigmoid', batch_input_shape: [null, 784] };
    const layers = [{ class_name: 'Dense', config: dense }];
    writeFileSync(model, JSON.stringify({ class_name: 'Sequential', config: { name: 'net', layers } }));
    await expect(createNetwork({ model, seed, initialization: 'glorot' }, {}, fail)).rejects.toThrow(
      `--model cannot take the layers of ${model} (its last layer has activation sigmoid) — end the model in a softmax, or train it with compileFit() of @lenet5/trainer`,
    );
  });

  test('takes the layers of a file, and new weights', async () => {
    const saved = plainLenet5({ variant: '1998', seed: 1 });
    await savePlainModel(saved, join(cwd, 'model'));
    writeFileSync(join(cwd, 'model.safetensors'), await toSafetensors(saved));
    for (const file of ['model', 'model.safetensors']) {
      const config = { model: join(cwd, file), seed, initialization: 'glorot' } as const;
      const network = await createNetwork(config, {}, fail);
      expect(network.config).toEqual(lenet5Of1998Config);
      expect(network.readValues()).toEqual(initialWeights(connectLayers(lenet5Of1998Config), seed, 'glorot'));
    }
  });

  test('refuses a file of weights without layers, and an initialization that is not for it', async () => {
    const model = join(cwd, 'weights.safetensors');
    writeFileSync(model, encodeSafetensors(lenet5Weights(1)));
    const warnings: string[] = [];
    const config = { model, seed, initialization: 'glorot' } as const;
    await expect(createNetwork(config, {}, (text) => warnings.push(text))).rejects.toThrow(
      `--model cannot take the layers of ${model} (the file has weights without their layers)`,
    );
    await expect(createNetwork({ ...config, initialization: 'lecun' }, {}, fail)).rejects.toThrow(
      '--initialization lecun does not apply to the layers of a file',
    );
  });
});
