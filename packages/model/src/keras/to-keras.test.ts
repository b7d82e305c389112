import { WeightsNotFiniteError } from '@lenet5/core';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { strFromU8, unzipSync } from 'fflate';
import { Dataset, File, Group, ready } from 'h5wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { UnsupportedLayerError } from '../errors/unsupported-layer-error.js';
import { lenet5 } from '../lenet5.js';
import { readWeights } from '../read-weights.js';
import { exportModels } from '../testing/export-models.js';
import { kindModels } from '../testing/layer-kinds.js';
import { unsupportedModels } from '../testing/unsupported-models.js';
import { inputNames } from './read-keras-layers.js';
import { toKeras } from './to-keras.js';

beforeAll(() => tf.enableProdMode());

async function exported(name: string) {
  const model = exportModels[name]?.();
  if (!model) throw new Error(`no model ${name}`);
  return { model, files: unzipSync(await toKeras(model)) };
}

const config = (files: Record<string, Uint8Array>) =>
  JSON.parse(strFromU8(files['config.json'] ?? new Uint8Array()));

/** Groups and datasets of an HDF5 file by path, with the name attribute or the shape and values. */
async function readHdf5(bytes: Uint8Array | undefined): Promise<Map<string, object>> {
  const { FS } = await ready;
  FS.writeFile('read.h5', bytes ?? new Uint8Array());
  const file = new File('read.h5', 'r');
  const found = new Map<string, object>();
  for (const path of file.paths().sort()) {
    const item = file.get(path);
    if (item instanceof Dataset)
      found.set(path, { shape: item.shape, dtype: item.dtype, values: item.value });
    if (item instanceof Group) found.set(path, item.attrs.name ? { name: item.attrs.name.value } : {});
  }
  file.close();
  FS.unlink('read.h5');
  return found;
}

describe('the zip of toKeras(model)', () => {
  test('contains the files of Keras 3, without compression', async () => {
    const bytes = await toKeras(lenet5());
    const methods = new Map<string, number>();
    unzipSync(bytes, { filter: ({ name, compression }) => Boolean(methods.set(name, compression)) });
    expect([...methods]).toEqual([
      ['metadata.json', 0],
      ['config.json', 0],
      ['model.weights.h5', 0],
    ]);
  });

  test('records the version of Keras and the date', async () => {
    const { files } = await exported('LeNet-5');
    const metadata = JSON.parse(strFromU8(files['metadata.json'] ?? new Uint8Array()));
    expect(metadata).toEqual({
      keras_version: '3.15.1',
      date_saved: expect.stringMatching(/^\d{4}-\d\d-\d\d@\d\d:\d\d:\d\d$/),
    });
  });
});

describe('the weights of toKeras(model)', () => {
  // The paths and names that Keras 3.15.1 wrote for the same layers, listed by visititems() of h5py.
  test('have the paths of Keras: by class and order, with the name of the layer as an attribute', async () => {
    const { files } = await exported('max pooling, relu, dropout and a softmax layer');
    const found = await readHdf5(files['model.weights.h5']);
    const listed = [...found].map(([path, { shape, name }]: [string, { shape?: number[]; name?: string }]) =>
      shape ? `${path} ${shape}` : name ? `${path} ${name}` : path,
    );
    expect(listed).toEqual([
      'layers',
      ...['layers/activation', 'layers/activation/vars c1_relu'],
      ...['layers/activation_1', 'layers/activation_1/vars probabilities'],
      ...['layers/conv2d', 'layers/conv2d/vars c1', 'layers/conv2d/vars/0 3,3,1,8', 'layers/conv2d/vars/1 8'],
      ...['layers/conv2d_1', 'layers/conv2d_1/vars c2'],
      ...['layers/conv2d_1/vars/0 3,3,8,12', 'layers/conv2d_1/vars/1 12'],
      ...['layers/dense', 'layers/dense/vars d1', 'layers/dense/vars/0 300,32', 'layers/dense/vars/1 32'],
      ...[
        'layers/dense_1',
        'layers/dense_1/vars d2',
        'layers/dense_1/vars/0 32,10',
        'layers/dense_1/vars/1 10',
      ],
      ...['layers/dropout', 'layers/dropout/vars drop'],
      ...['layers/flatten', 'layers/flatten/vars flat'],
      ...['layers/max_pooling2d', 'layers/max_pooling2d/vars m1'],
      ...['layers/max_pooling2d_1', 'layers/max_pooling2d_1/vars m2'],
      'vars modern',
    ]);
  });

  test('are the weights of the model, bit for bit, as little-endian float32', async () => {
    const { model, files } = await exported('LeNet-5');
    const found = await readHdf5(files['model.weights.h5']);
    const groups = ['conv2d', 'conv2d_1', 'dense', 'dense_1', 'dense_2'];
    const paths = groups.flatMap((group) => [`layers/${group}/vars/0`, `layers/${group}/vars/1`]);
    expect(paths.map((path) => found.get(path))).toEqual(
      (await readWeights(model)).map(({ shape, values }) => ({ shape, dtype: '<f', values })),
    );
  });

  test('use the oldest version of HDF5, which all libraries read', async () => {
    const { files } = await exported('LeNet-5');
    const start = files['model.weights.h5']?.subarray(0, 9);
    expect(start).toEqual(Uint8Array.from([0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a, 0])); // superblock 0
  });
});

describe('the layers of toKeras(model)', () => {
  test('start with the input layer, and keep their names', async () => {
    const { files } = await exported('LeNet-5');
    const { module, class_name, config: model } = config(files);
    expect({ module, class_name, name: model.name }).toEqual({
      module: 'keras',
      class_name: 'Sequential',
      name: 'lenet5',
    });
    const layers = model.layers.map((layer: { class_name: string; config: { name: string } }) => [
      layer.class_name,
      layer.config.name,
    ]);
    expect(layers).toEqual([
      ['InputLayer', 'input_layer'],
      ['Conv2D', 'conv1'],
      ['AveragePooling2D', 'pool1'],
      ['Conv2D', 'conv2'],
      ['AveragePooling2D', 'pool2'],
      ['Flatten', 'flatten'],
      ['Dense', 'dense1'],
      ['Dense', 'dense2'],
      ['Dense', 'dense3'],
    ]);
    expect(model.layers[0].config.batch_shape).toEqual([null, 28, 28, 1]);
  });

  // The settings that Keras 3.15.1 wrote for such layers, without initializers, regularizers and constraints.
  test('have the settings of their class, with the names of Keras', async () => {
    const { files } = await exported('strides, dilation, same padding, no biases and odd sizes');
    const [, conv, average, dilated, , , , dense] = config(files).config.layers;
    expect(conv).toMatchObject({
      module: 'keras.layers',
      registered_name: null,
      build_config: { input_shape: [null, 28, 28, 1] },
      config: {
        ...{ trainable: true, filters: 4, kernel_size: [4, 3], strides: [2, 3], padding: 'same' },
        ...{
          data_format: 'channels_last',
          dilation_rate: [1, 1],
          groups: 1,
          activation: 'linear',
          use_bias: false,
        },
      },
    });
    expect(average.config).toMatchObject({ pool_size: [3, 2], strides: [2, 1], padding: 'same' });
    expect(dilated.config).toMatchObject({ dilation_rate: [2, 2], activation: 'softmax', use_bias: true });
    expect(dense.config).toMatchObject({ units: 10, activation: 'linear', use_bias: false });
  });
});

describe('the functional model of toKeras(model)', () => {
  const add = kindModels.find(([kind]) => kind === 'Add');

  // Keras 3.15.1 lists the layers of the loaded file in this order, and numbers their groups by it.
  test('has the order of Keras, which numbers the weights', async () => {
    const files = unzipSync(await toKeras(add![1]));
    const names = ['first', 'deep', 'shortcut', 'deeper', 'sum', 'twice', 'flatten', 'classes'];
    const { class_name, config: model } = config(files);
    expect(class_name).toBe('Functional');
    expect(model.layers.map(({ name }: { name: string }) => name)).toEqual(['input_layer', ...names]);
    const found = await readHdf5(files['model.weights.h5']);
    const groups = ['conv2d', 'conv2d_1', 'conv2d_2', 'conv2d_3', 'add', 'add_1', 'flatten', 'dense'];
    expect(groups.map((group) => found.get(`layers/${group}/vars`))).toEqual(names.map((name) => ({ name })));
  });

  test('has the input and the output of the network, and all inputs of a sum in one list', async () => {
    const { config: model } = config(unzipSync(await toKeras(add![1])));
    expect([model.input_layers, model.output_layers]).toEqual([
      ['input_layer', 0, 0],
      ['classes', 0, 0],
    ]);
    const sum = model.layers.find(({ name }: { name: string }) => name === 'sum');
    expect(inputNames(sum.inbound_nodes)).toEqual(['shortcut', 'deeper', 'first']);
    expect(sum.inbound_nodes[0].args).toHaveLength(1);
    expect(sum.build_config).toEqual({ input_shape: Array.from({ length: 3 }, () => [null, 6, 5, 4]) });
  });
});

describe('toKeras(model)', () => {
  test('exports several models at the same time', async () => {
    const models = [1, 2, 3].map((seed) => lenet5({ seed }));
    const files = await Promise.all(models.map(toKeras));
    const firsts = await Promise.all(files.map((bytes) => readHdf5(unzipSync(bytes)['model.weights.h5'])));
    expect(firsts.map((found) => found.get('layers/conv2d/vars/0'))).toMatchObject(
      await Promise.all(models.map(async (model) => ({ values: (await readWeights(model))[0]?.values }))),
    );
  });

  test('rejects a name that Keras does not accept', async () => {
    const model = sequential({ layers: [layers.dense({ name: 'block/dense', units: 2, inputShape: [2] })] });
    await expect(toKeras(model)).rejects.toThrow(
      'layer block/dense (Dense) cannot be exported as Keras (a / in its name)',
    );
  });

  test('rejects weights that are not finite', async () => {
    const model = lenet5();
    model.layers[0]?.setWeights([tf.fill([5, 5, 1, 6], Number.POSITIVE_INFINITY), tf.zeros([6])]);
    await expect(toKeras(model)).rejects.toThrow(WeightsNotFiniteError);
  });

  test.each(unsupportedModels)('rejects %s, and names the layer', async (_, make, message) => {
    await expect(toKeras(make())).rejects.toThrow(UnsupportedLayerError);
    await expect(toKeras(make())).rejects.toThrow(message.replace('FORMAT', 'Keras'));
  });
});
