import { createHash } from 'node:crypto';
import {
  connectLayers,
  decodeSafetensors,
  encodeSafetensors,
  initialWeights,
  type LayerConfig,
  lenet5ConfigFor,
  type NamedTensor,
  type PlainModel,
  plainModel,
  type StackConfig,
} from '@lenet5/core';
import { describe, expect, test } from 'vitest';
import { plainFromSafetensors } from '../safetensors/plain-from-safetensors.js';
import { toSafetensors } from '../safetensors/to-safetensors.js';
import type { AssumedVariant } from '../safetensors/weights-options.js';

const conv = (
  name: string,
  filters: number,
  size: number,
  padding: 'valid' | 'same' = 'valid',
): LayerConfig => ({
  ...{ type: 'Conv2D', name, filters, kernelSize: [size, size], strides: [1, 1], dilationRate: [1, 1] },
  ...{ padding, activation: 'relu', useBias: true },
});
const pool = (name: string): LayerConfig => ({
  ...{ type: 'MaxPooling2D', name, poolSize: [2, 2], strides: [2, 2], padding: 'valid' },
});
const dense = (name: string, units: number, useBias = true): LayerConfig => ({
  ...{ type: 'Dense', name, units, useBias },
  activation: units > 10 ? 'relu' : 'softmax',
});
const flatten: LayerConfig = { type: 'Flatten', name: 'flatten' };
const stack = (inputShape: readonly number[], ...layers: LayerConfig[]): StackConfig => ({
  ...{ name: 'network', inputShape, layers },
});

/** Networks of tutorials, and what follows from the shapes of their weights. */
const NETWORKS: Readonly<
  Record<string, readonly [config: StackConfig, inferred: AssumedVariant['inferred']]>
> = {
  'the CIFAR tutorial of PyTorch': [
    stack(
      [32, 32, 3],
      conv('conv1', 6, 5),
      pool('pool1'),
      conv('conv2', 16, 5),
      pool('pool2'),
      flatten,
      dense('dense1', 120),
      dense('dense2', 84),
      dense('dense3', 10),
    ),
    { inputShape: [32, 32, 3], samePadding: [], poolingAfter: ['conv1', 'conv2'], withoutBias: [] },
  ],
  'the MNIST example of PyTorch, without its dropout': [
    stack(
      [28, 28, 1],
      conv('conv1', 32, 3),
      conv('conv2', 64, 3),
      pool('pool2'),
      flatten,
      dense('dense1', 128),
      dense('dense2', 10),
    ),
    { inputShape: [28, 28, 1], samePadding: [], poolingAfter: ['conv2'], withoutBias: [] },
  ],
  'LeNet of Caffe': [
    stack(
      [28, 28, 1],
      conv('conv1', 20, 5),
      pool('pool1'),
      conv('conv2', 50, 5),
      pool('pool2'),
      flatten,
      dense('dense1', 500),
      dense('dense2', 10),
    ),
    { inputShape: [28, 28, 1], samePadding: [], poolingAfter: ['conv1', 'conv2'], withoutBias: [] },
  ],
  'same padding everywhere, no biases in the dense layers': [
    stack(
      [28, 28, 1],
      conv('conv1', 8, 3, 'same'),
      pool('pool1'),
      conv('conv2', 12, 3, 'same'),
      pool('pool2'),
      flatten,
      dense('dense1', 32, false),
      dense('dense2', 10, false),
    ),
    {
      inputShape: [28, 28, 1],
      samePadding: ['conv1', 'conv2'],
      poolingAfter: ['conv1', 'conv2'],
      withoutBias: ['dense1', 'dense2'],
    },
  ],
};

/** The weights of a network in a file without a description, in any order and with names of other layers. */
async function weightsOnly(config: StackConfig, layout: 'tfjs' | 'pytorch') {
  const weights = initialWeights(connectLayers(config), 5).map((tensor, index) =>
    // Each bias differs from the others.
    tensor.shape.length === 1 ? { ...tensor, values: tensor.values.map((_, at) => index + at / 8) } : tensor,
  );
  const model = plainModel(config, weights);
  const { tensors } = decodeSafetensors(await toSafetensors(model, { layout }));
  const renamed = tensors.map((tensor) => ({
    ...tensor,
    name: `module.net.${tensor.name.replace('dense', 'fc')}`,
  }));
  return { model, bytes: encodeSafetensors(renamed.reverse() as NamedTensor[], {}) };
}

/** A digest of the weights: comparing a million values one by one takes seconds. */
function bitsOf(model: PlainModel | undefined): string {
  const hash = createHash('sha256');
  for (const { name, shape, values } of model?.readValues() ?? [])
    hash
      .update(`${name} ${shape}`)
      .update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  return hash.digest('hex');
}

describe.each(['pytorch', 'tfjs'] as const)('weights without layers in the layout of %s', (layout) => {
  test.each(Object.entries(NETWORKS))('%s', async (_, [config, inferred]) => {
    const { model, bytes } = await weightsOnly(config, layout);
    const reports: AssumedVariant[] = [];
    const options = {
      activation: 'relu',
      pooling: 'max',
      onAssumed: (one: AssumedVariant) => reports.push(one),
    } as const;
    const read = await plainFromSafetensors(bytes, 'w.safetensors', options);
    expect(read?.config).toEqual({ ...config, name: 'imported' });
    expect(bitsOf(read)).toBe(bitsOf(model));
    expect(reports).toEqual([{ inferred }]);
  });
});

describe('batch normalizations in a file of weights', () => {
  /** Numbers from 0.5 to 1.5, which differ. */
  const positive = (count: number, start: number): Float32Array =>
    Float32Array.from({ length: count }, (_, at) => 0.5 + ((start + 7 * at) % 16) / 16);

  test.each([
    ['named like their layers', (at: number) => [`conv${at + 1}`, `bn${at + 1}`], 'pytorch'],
    ['in a Sequential', (at: number) => [`features.${4 * at}`, `features.${4 * at + 1}`], 'pytorch'],
    ['of tfjs', (at: number) => [`conv${at + 1}`, `batch_normalization_${at}`], 'tfjs'],
  ] as const)('%s, are folded into the layers before them', async (_, namesOf, layout) => {
    const [config] = NETWORKS['the CIFAR tutorial of PyTorch'] ?? [];
    if (!config) throw new Error('no network');
    const { model } = await weightsOnly(config, layout);
    const { tensors } = decodeSafetensors(await toSafetensors(model, { layout }));
    const [mean, variance, gamma, beta, separator, epsilon] =
      layout === 'pytorch'
        ? (['running_mean', 'running_var', 'weight', 'bias', '.', 1e-5] as const)
        : (['moving_mean', 'moving_variance', 'gamma', 'beta', '/', 1e-3] as const);
    const file = tensors.map((tensor) => ({ ...tensor, name: tensor.name.replace(/^dense/, 'fc') }));
    const added: NamedTensor[] = [6, 16].flatMap((channels, at) => {
      const [conv = '', norm = ''] = namesOf(at);
      for (const tensor of file)
        tensor.name = tensor.name.replace(`conv${at + 1}${separator}`, `${conv}${separator}`);
      const parts = { [gamma]: 1, [beta]: 2, [mean]: 3, [variance]: 4 };
      const named = Object.entries(parts).map(([part, start]) => ({
        name: `${norm}${separator}${part}`,
        shape: [channels],
        values: positive(channels, start + at),
      }));
      return layout === 'pytorch'
        ? [...named, { name: `${norm}.num_batches_tracked`, shape: [], values: Float32Array.of(9) }]
        : named;
    });
    const reports: AssumedVariant[] = [];
    const read = await plainFromSafetensors(encodeSafetensors([...added, ...file], {}), 'w', {
      ...({ activation: 'relu', pooling: 'max' } as const),
      onAssumed: (one) => reports.push(one),
    });
    expect(reports[0]?.normalized).toEqual({ layers: [namesOf(0)[0], namesOf(1)[0]], epsilon });
    expect(reports[0]?.inferred?.poolingAfter).toEqual(['conv1', 'conv2']);
    const values = (of: PlainModel | undefined, name: string) =>
      of?.readValues().find((tensor) => tensor.name === name)?.values ?? [];
    for (const [at, channels] of [6, 16].entries()) {
      const of = (start: number, channel: number): number => positive(channels, start + at)[channel] ?? 0;
      for (let channel = 0; channel < channels; channel++) {
        const scale = of(1, channel) / Math.sqrt(of(4, channel) + epsilon);
        const before = values(model, `conv${at + 1}/bias`)[channel] ?? 0;
        const after = values(read, `conv${at + 1}/bias`)[channel] ?? 0;
        expect(after).toBeCloseTo(scale * (before - of(3, channel)) + of(2, channel), 5);
        const [kernel, own] = [values(read, `conv${at + 1}/kernel`), values(model, `conv${at + 1}/kernel`)];
        // The last axis has the channels.
        expect(kernel[5 * channels + channel]).toBeCloseTo(scale * (own[5 * channels + channel] ?? 0), 6);
      }
    }
  });

  test('without a layer of as many outputs are not read', async () => {
    const [config] = NETWORKS['the CIFAR tutorial of PyTorch'] ?? [];
    if (!config) throw new Error('no network');
    const { bytes } = await weightsOnly(config, 'pytorch');
    const alone = ['running_mean', 'running_var'].map((part) => ({
      name: `bn.${part}`,
      shape: [7],
      values: new Float32Array(7).fill(1),
    }));
    const file = encodeSafetensors([...decodeSafetensors(bytes).tensors, ...alone], {});
    await expect(plainFromSafetensors(file, 'w', { onAssumed: () => undefined })).rejects.toMatchObject({
      code: 'MODEL_WEIGHTS_UNKNOWN',
    });
  });
});

test('a LeNet-5 of other classes is read with the defaults of LeNet-5, which are reported', async () => {
  const config = lenet5ConfigFor({ classes: 26 });
  const { model, bytes } = await weightsOnly(config, 'pytorch');
  const reports: AssumedVariant[] = [];
  const read = await plainFromSafetensors(bytes, 'letters.safetensors', {
    onAssumed: (one) => reports.push(one),
  });
  expect(read?.config.layers).toEqual(config.layers);
  expect(bitsOf(read)).toBe(bitsOf(model));
  expect(reports).toEqual([
    {
      activation: 'tanh',
      pooling: 'average',
      inferred: {
        inputShape: [28, 28, 1],
        samePadding: [],
        poolingAfter: ['conv1', 'conv2'],
        withoutBias: [],
      },
    },
  ]);
});

test('the layers are an error without onAssumed, and weights that form no such network are unknown', async () => {
  const [config] = NETWORKS['LeNet of Caffe'] ?? [];
  if (!config) throw new Error('no network');
  const { bytes } = await weightsOnly(config, 'pytorch');
  const given = { activation: 'relu', pooling: 'max' } as const;
  await expect(plainFromSafetensors(bytes, 'w', given)).rejects.toThrow(
    'images of 28×28×1, pooling after conv1 and conv2',
  );
  const { tensors } = decodeSafetensors(bytes);
  const cut = encodeSafetensors(
    tensors.filter(({ shape }) => shape[0] !== 10),
    {},
  );
  for (const file of [
    cut,
    encodeSafetensors([...tensors, { name: 'x', shape: [3], values: new Float32Array(3) }], {}),
  ])
    await expect(plainFromSafetensors(file, 'w', { ...given, padding: 'same' })).rejects.toMatchObject({
      code: 'MODEL_WEIGHTS_UNKNOWN',
    });
});
