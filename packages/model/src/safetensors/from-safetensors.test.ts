import { decodeSafetensors, encodeSafetensors, type NamedTensor } from '@lenet5/core';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { lenet5 } from '../lenet5.js';
import { readWeights } from '../read-weights.js';
import { predict } from '../testing/predict.js';
import { seedWeights } from '../testing/seeded-weights.js';
import { testDigits } from '../testing/test-digits.js';
import { fromSafetensors } from './from-safetensors.js';
import { toSafetensors } from './to-safetensors.js';

beforeAll(() => tf.enableProdMode());

/** A file's tensors and metadata, changed, as a file again. */
async function changed(
  layout: 'tfjs' | 'pytorch',
  change: (tensors: readonly NamedTensor[]) => readonly NamedTensor[],
  metadata: (old: Readonly<Record<string, string>>) => Readonly<Record<string, string>> = (old) => old,
): Promise<Uint8Array> {
  const file = decodeSafetensors(await toSafetensors(seedWeights(lenet5(), 21), { layout }));
  return encodeSafetensors(change(file.tensors), metadata(file.metadata));
}

const bare = () => ({});
/** Accepts the assumptions about a file without a message. */
const QUIET = { onAssumed: () => undefined };

describe('weights of LeNet-5 without a description of the layers', () => {
  /** Shapes of PyTorch's `nn.Conv2d(1, 6, 5)`, … with the names `conv1, conv2, fc1, fc2, fc3`. */
  const TORCH_SHAPES: Readonly<Record<string, number[]>> = {
    ...{ 'conv1.weight': [6, 1, 5, 5], 'conv1.bias': [6], 'conv2.weight': [16, 6, 5, 5], 'conv2.bias': [16] },
    ...{ 'fc1.weight': [120, 256], 'fc1.bias': [120], 'fc2.weight': [84, 120], 'fc2.bias': [84] },
    ...{ 'fc3.weight': [10, 84], 'fc3.bias': [10] },
  };
  const torchFile = () =>
    encodeSafetensors(
      Object.entries(TORCH_SHAPES).map(([name, shape], tensor) => {
        const length = shape.reduce((all, one) => all * one, 1);
        const values = Float32Array.from({ length }, (_, at) => (((at * 31 + tensor * 17) % 101) - 50) / 128);
        return { name, shape, values };
      }),
      { format: 'pt' },
    );

  // By PyTorch 2.13.0 in float64: nn.Sequential of these layers, tanh, nn.AvgPool2d(2), nn.Flatten and softmax, with
  // weights of the same formula, on the first three test digits of MNIST.
  const TORCH_PROBABILITIES = [
    [
      0.1147438, 0.2192275, 0.0319371, 0.0237095, 0.0503411, 0.3268911, 0.1162182, 0.0446108, 0.037643,
      0.0346778,
    ],
    [
      0.0490787, 0.269944, 0.0097553, 0.0068343, 0.0187382, 0.4933771, 0.0758711, 0.0247776, 0.0102007,
      0.0414229,
    ],
    [
      0.0854669, 0.1187285, 0.0349195, 0.020964, 0.0861879, 0.4584049, 0.0573292, 0.0458407, 0.0555975,
      0.0365608,
    ],
  ].flat();

  test('from PyTorch give the probabilities of PyTorch', async () => {
    const model = await fromSafetensors(torchFile(), 'torch.safetensors', QUIET);
    const found = predict(model, await testDigits(3));
    found.forEach((probability, at) => {
      expect(probability).toBeCloseTo(TORCH_PROBABILITIES[at] ?? Number.NaN, 5);
    });
  });

  test('are recognized by their shapes, in both layouts, with any names', async () => {
    for (const layout of ['tfjs', 'pytorch'] as const) {
      const bytes = await changed(
        layout,
        (tensors) => tensors.map((tensor, index) => ({ ...tensor, name: String(97 - index) })),
        bare,
      );
      expect(await readWeights(await fromSafetensors(bytes, 'bare', QUIET))).toEqual(
        await readWeights(seedWeights(lenet5(), 21)),
      );
    }
  });

  test('are recognized by their names among other tensors, as in a checkpoint', async () => {
    const moments = (tensors: readonly NamedTensor[]) =>
      tensors.flatMap((tensor) => [tensor, { ...tensor, name: `m/${tensor.name}` }]);
    const model = await fromSafetensors(await changed('tfjs', moments, bare), 'bare', QUIET);
    expect(await readWeights(model)).toEqual(await readWeights(seedWeights(lenet5(), 21)));
  });

  test.each<readonly [string, (tensors: readonly NamedTensor[]) => readonly NamedTensor[], string]>([
    [
      'of a larger LeNet-5',
      (tensors) =>
        tensors.map((tensor) =>
          tensor.name === 'dense1.weight'
            ? { ...tensor, shape: [120, 577], values: new Float32Array(69_240) }
            : tensor,
        ),
      'file.safetensors contains neither a model nor the weights of LeNet-5 (dense1.weight is [120, 577]) — ' +
        'use a file that toSafetensors() wrote or the ten tensors of LeNet-5, or give the layers',
    ],
    [
      'with a missing kernel',
      (tensors) => tensors.filter(({ name }) => name !== 'conv1.weight'),
      'LeNet-5 (9 tensors) — ',
    ],
    [
      'with a repeated tensor',
      (tensors) =>
        tensors.map((tensor, at) =>
          at === 0 ? { ...tensors[2], ...{ name: 'twice' } } : tensor,
        ) as NamedTensor[],
      'LeNet-5 (some shapes occur twice, others are missing) — ',
    ],
  ])('are rejected: weights %s', async (_, change, message) => {
    const reading = fromSafetensors(await changed('pytorch', change, bare), 'file.safetensors', QUIET);
    await expect(reading).rejects.toMatchObject({ code: 'MODEL_WEIGHTS_UNKNOWN' });
    await expect(reading).rejects.toThrow(message);
  });
});

describe('fromSafetensors(bytes, source)', () => {
  const rename = (from: string, to: string) => (tensors: readonly NamedTensor[]) =>
    tensors.map((tensor) => ({ ...tensor, name: tensor.name === from ? to : tensor.name }));
  const without = (name: string) => (tensors: readonly NamedTensor[]) =>
    tensors.filter((tensor) => tensor.name !== name);
  const reshape = (name: string, shape: number[]) => (tensors: readonly NamedTensor[]) =>
    tensors.map((tensor) => (tensor.name === name ? { ...tensor, shape } : tensor));

  test.each([
    ['a weight is missing', 'tfjs', without('conv1/bias'), 'conv1/bias is missing'],
    ['a weight is missing', 'pytorch', without('conv1.bias'), 'conv1.bias is missing'],
    ['a weight has another name', 'pytorch', rename('conv1.bias', 'c'), 'conv1.bias is missing'],
    ['a weight has another shape', 'tfjs', reshape('dense3/kernel', [10, 84]), '[10, 84]'],
    [
      'a weight has another shape',
      'pytorch',
      reshape('dense3.weight', [84, 10]),
      'dense3.weight is [84, 10], not [10, 84]',
    ],
    [
      'there is an extra weight',
      'pytorch',
      (tensors: readonly NamedTensor[]) => [
        ...tensors,
        { name: 'more', shape: [0], values: new Float32Array() },
      ],
      'the model has no weight more',
    ],
  ] as const)('rejects a model if %s (%s)', async (_, layout, change, message) => {
    const before = tf.memory().numTensors;
    const bytes = await changed(layout, change);
    const made = tf.memory().numTensors;
    const reading = fromSafetensors(bytes, 'file.safetensors');
    await expect(reading).rejects.toMatchObject({ code: 'CORE_WEIGHTS_MISMATCH' });
    await expect(reading).rejects.toThrow('the weights of file.safetensors do not match the layers (');
    await expect(reading).rejects.toThrow(message);
    expect(made).toBe(before + 10); // the model that was written
    expect(tf.memory().numTensors).toBe(made);
  });

  test.each([
    ['not JSON', '{', 'MODEL_FORMAT', 'the architecture in its metadata is not JSON'],
    ['an array', '[]', 'MODEL_FORMAT', 'no modelTopology'],
    [
      'of unknown layers',
      '{"class_name":"Sequential","config":{"layers":[{"class_name":"Capsule"}]}}',
      'MODEL_UNKNOWN_LAYER',
      'Capsule',
    ],
  ])('rejects an architecture: %s', async (_, architecture, code, message) => {
    const reading = fromSafetensors(
      await changed(
        'tfjs',
        (tensors) => tensors,
        () => ({ architecture }),
      ),
    );
    await expect(reading).rejects.toMatchObject({ code });
    await expect(reading).rejects.toThrow(message);
  });

  test('rejects weights that are not finite, and a truncated file', async () => {
    const nan = (tensors: readonly NamedTensor[]) =>
      tensors.map((tensor) => ({ ...tensor, values: tensor.values.map(() => Number.NaN) }));
    await expect(fromSafetensors(await changed('pytorch', nan))).rejects.toMatchObject({
      code: 'CORE_WEIGHTS_NOT_FINITE',
    });
    const bytes = await toSafetensors(lenet5());
    await expect(fromSafetensors(bytes.subarray(0, -1))).rejects.toMatchObject({
      code: 'SAFETENSORS_TRUNCATED',
    });
  });
});
