import '@tensorflow/tfjs-backend-cpu';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  connectLayers,
  initialWeights,
  type LayerConfig,
  type NamedTensor,
  plainModel,
  readLayerStack,
  type StackConfig,
  stackWeights,
  UnsupportedLayersError,
} from '@lenet5/core';
import { ready, type Tensor, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { plainTopology } from './format/plain-topology.js';
import { configFromJson } from './keras/config-from-json.js';
import { loadModel } from './node/load-model.js';
import { loadPlainModel } from './node/load-plain-model.js';
import { savePlainModel } from './node/save-plain-model.js';
import { readWeights } from './read-weights.js';
import { modelFromPlain, sequentialFromPlain } from './sequential-from-plain.js';
import { summary } from './summary.js';

beforeAll(() => ready());

const conv = (name: string, filters: number, kernel: number, from?: string[]): LayerConfig => ({
  type: 'Conv2D',
  name,
  filters,
  kernelSize: [kernel, kernel],
  strides: [1, 1],
  dilationRate: [1, 1],
  padding: 'same',
  activation: 'linear',
  useBias: true,
  ...(from && { from }),
});
const residual: StackConfig = {
  name: 'residual',
  inputShape: [4, 4, 1],
  layers: [
    conv('first', 2, 3),
    { type: 'BatchNormalization', name: 'norm', momentum: 0.9, epsilon: 1e-3, center: true, scale: true },
    conv('shortcut', 2, 1, ['input']),
    { type: 'Add', name: 'sum', from: ['norm', 'shortcut', 'first'] },
    { type: 'Flatten', name: 'flat' },
    { type: 'Dense', name: 'classes', units: 3, activation: 'softmax', useBias: true },
  ],
};
const model = plainModel(residual, initialWeights(connectLayers(residual), 3));

function byName(weights: readonly NamedTensor[]): Record<string, number[]> {
  return Object.fromEntries(weights.map(({ name, values }) => [name, [...values]]));
}

describe('a plain model with skip connections', () => {
  test('has the description of the functional model of tfjs', async () => {
    const functional = modelFromPlain(model);
    const read = readLayerStack(functional, (found, layer) => new UnsupportedLayersError(found, layer));
    expect(new Set(stackWeights(read))).toEqual(new Set(stackWeights(connectLayers(residual))));
    expect(configFromJson(functional.toJSON()).config.layers).toEqual(
      expect.arrayContaining([...residual.layers.filter(({ type }) => type === 'Add')]),
    );
    expect(byName(await readWeights(functional))).toEqual(byName(model.readValues()));
    functional.dispose();
  });

  test('has the topology that tfjs writes, if the layers have the order of tfjs', () => {
    const config = { ...residual, layers: residual.layers.filter(({ name }) => name !== 'shortcut') };
    const layers = config.layers.map((layer) =>
      layer.type === 'Add' ? { ...layer, from: ['norm', 'first'] } : layer,
    );
    const plain = { ...config, layers };
    const functional = modelFromPlain(plainModel(plain, initialWeights(connectLayers(plain), 3)));
    expect(JSON.parse(String(functional.toJSON()))).toEqual(plainTopology(plain));
    functional.dispose();
  });

  test('is read from its topology', () => {
    expect(configFromJson(plainTopology(residual))).toEqual({ config: residual, notes: [] });
  });

  test('is saved and loaded without tfjs, and loaded by tfjs with the same weights', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'skip-'));
    await savePlainModel(model, folder);
    const plain = await loadPlainModel(folder);
    expect(plain?.config).toEqual(residual);
    expect(plain?.readValues()).toEqual(model.readValues());
    const loaded = await loadModel(folder);
    expect(byName(await readWeights(loaded))).toEqual(byName(model.readValues()));
    const own = modelFromPlain(model);
    const x = tensor(
      Float32Array.from({ length: 16 }, (_, index) => Math.sin(index)),
      [1, 4, 4, 1],
    );
    const [saved, built] = [loaded, own].map((each) => each.predict(x) as Tensor);
    expect(await saved?.array()).toEqual(await built?.array());
    loaded.dispose();
    own.dispose();
    await rm(folder, { recursive: true });
  });

  test('is not a Sequential', () => {
    expect(() => sequentialFromPlain(model)).toThrow(
      'layer shortcut (Conv2D) is not supported (an input by name in a Sequential)',
    );
  });

  test('has the rows of its layers in a summary', () => {
    const { layers, parameters } = summary(model);
    expect(layers[3]).toEqual({
      name: 'sum',
      type: 'Add',
      outputShape: [4, 4, 2],
      parameters: 0,
      multiplyAdds: 0,
    });
    expect(parameters).toBe(20 + 8 + 4 + 99);
  });
});

/** A functional model as `model.to_json()` of Keras 3 writes it, without what does not describe layers. */
function kerasModel(...layers: object[]): object {
  return { module: 'keras', class_name: 'Functional', config: { name: 'net', layers } };
}

function outputOf(name: string, ...layers: object[]): object {
  return { class_name: 'Functional', config: { name: 'net', layers, output_layers: [name, 0, 0] } };
}

function kerasLayer(className: string, name: string, from: string[], config: object = {}, uses = 1): object {
  const tensors = from.map((each) => ({
    class_name: '__keras_tensor__',
    config: { shape: [null, 4], dtype: 'float32', keras_history: [each, 0, 0] },
  }));
  const node = { args: from.length > 1 ? [tensors] : tensors, kwargs: { training: false } };
  return {
    module: 'keras.layers',
    class_name: className,
    config: { name, ...config },
    inbound_nodes: from.length === 0 ? [] : Array.from({ length: uses }, () => node),
  };
}

const input = kerasLayer('InputLayer', 'images', [], { batch_shape: [null, 4] });
const units = { units: 4, activation: 'linear', use_bias: true };

describe('configFromJson(json) of a functional model of Keras', () => {
  test('reads skip connections, also past an omitted layer', () => {
    const json = kerasModel(
      input,
      kerasLayer('Rescaling', 'scale', ['images'], { scale: 1 / 255, offset: 0 }),
      kerasLayer('Dense', 'a', ['scale'], units),
      kerasLayer('ReLU', 'relu', ['a']),
      kerasLayer('Dense', 'b', ['a'], units),
      kerasLayer('Add', 'sum', ['relu', 'b', 'scale']),
    );
    const { config, notes } = configFromJson(json);
    expect(config.layers.map(({ name, from }) => [name, from])).toEqual([
      ['a', undefined],
      ['relu', undefined],
      ['b', ['a']],
      ['sum', ['relu', 'b', 'input']],
    ]);
    expect(notes).toHaveLength(1);
  });

  test('reads the scaling of pixels to −1 to 1 for pixels from 0 to 1', () => {
    const scaling = kerasLayer('Rescaling', 'scale', ['images'], { scale: 1 / 127.5, offset: -1 });
    const { config, notes } = configFromJson(
      kerasModel(input, scaling, kerasLayer('Dense', 'a', ['scale'], units)),
    );
    expect(config.layers[0]).toMatchObject({ type: 'Rescaling', name: 'scale', scale: 2, offset: -1 });
    expect(notes).toEqual([
      'the scale of layer scale is multiplied by 255: the model takes pixels from 0 to 1',
    ]);
  });

  test('keeps the scaling of pixels where other layers take the unscaled ones', () => {
    const json = kerasModel(
      input,
      kerasLayer('Rescaling', 'scale', ['images'], { scale: 1 / 255, offset: 0 }),
      kerasLayer('Dense', 'a', ['scale'], units),
      kerasLayer('Add', 'sum', ['a', 'images']),
    );
    const { config, notes } = configFromJson(json);
    expect(config.layers.map(({ name }) => name)).toEqual(['scale', 'a', 'sum']);
    expect(notes).toEqual([]);
  });

  test.each([
    [
      'a concatenation',
      kerasModel(
        input,
        kerasLayer('Dense', 'a', ['images'], units),
        kerasLayer('Concatenate', 'both', ['a', 'images']),
      ),
      'layer both (Concatenate): a layer of this type',
    ],
    [
      'a shared layer',
      kerasModel(input, kerasLayer('Dense', 'a', ['images'], units, 2)),
      'layer a (Dense): a layer that is used 2 times',
    ],
    [
      'two outputs',
      {
        class_name: 'Functional',
        config: {
          layers: [input],
          output_layers: [
            ['a', 0, 0],
            ['b', 0, 0],
          ],
        },
      },
      '2 outputs',
    ],
    [
      'two inputs',
      {
        class_name: 'Functional',
        config: {
          layers: [input],
          input_layers: [
            ['a', 0, 0],
            ['b', 0, 0],
          ],
        },
      },
      '2 inputs',
    ],
    [
      'a cycle',
      kerasModel(
        input,
        kerasLayer('Dense', 'a', ['b'], units),
        kerasLayer('Dense', 'b', ['a'], units),
        kerasLayer('Add', 'sum', ['images', 'b']),
      ),
      'layer a (Dense) is not supported (an input from "b", which is no layer before it)',
    ],
    [
      'a layer that takes itself',
      kerasModel(input, kerasLayer('Add', 'sum', ['images', 'sum'])),
      'layer sum (Add) is not supported (an input from "sum", which is no layer before it)',
    ],
    [
      'a missing layer',
      kerasModel(input, kerasLayer('Dense', 'a', ['lost'], units)),
      'layer a (Dense) is not supported (an input from "lost", which is no layer before it)',
    ],
    [
      'a layer without inputs',
      kerasModel(input, kerasLayer('Dense', 'a', [], units)),
      'layer a (Dense) is not supported (0 inputs)',
    ],
    [
      'a sum of other shapes',
      kerasModel(
        input,
        kerasLayer('Dense', 'a', ['images'], { ...units, units: 3 }),
        kerasLayer('Add', 'sum', ['a', 'images']),
      ),
      'layer sum (Add) is not supported (inputs of the shapes [3] and [4])',
    ],
    [
      'an output of another layer than the last one',
      outputOf(
        'a',
        input,
        kerasLayer('Dense', 'a', ['images'], units),
        kerasLayer('Dense', 'b', ['a'], units),
      ),
      'the output of layer a, which is not the last layer',
    ],
    [
      'two input layers',
      kerasModel(
        input,
        kerasLayer('InputLayer', 'others', [], { batch_shape: [null, 4] }),
        kerasLayer('Add', 'sum', ['images', 'others']),
      ),
      '2 inputs',
    ],
    [
      'a name of two layers',
      kerasModel(input, kerasLayer('Dense', 'a', ['images'], units), kerasLayer('Dense', 'a', ['a'], units)),
      'two layers a',
    ],
    [
      'an output that no layer takes',
      kerasModel(
        input,
        kerasLayer('Dense', 'a', ['images'], units),
        kerasLayer('Dense', 'b', ['images'], units),
      ),
      'layer a (Dense) is not supported (an output that no layer takes)',
    ],
  ])('refuses %s by name', (_, json, found) => {
    expect(() => configFromJson(json, 'net.json')).toThrow(found);
  });
});
