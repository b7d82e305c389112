import '@tensorflow/tfjs-backend-cpu';
import {
  type ChannelNormalization,
  encodeSafetensors,
  type LayerConfig,
  type PlainModel,
  type StackConfig,
} from '@lenet5/core';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { plainFromSafetensors } from '../safetensors/plain-from-safetensors.js';
import { modelFromPlain } from '../sequential-from-plain.js';
import { kindModels } from '../testing/layer-kinds.js';
import { predict } from '../testing/predict.js';
import { normalizeInput } from './normalize-input.js';

beforeAll(() => tf.enableProdMode());

const GRAY = { mean: [0.1307], std: [0.3081] };
const COLOR = { mean: [0.4914, 0.4822, 0.4465], std: [0.247, 0.2435, 0.2616] };

/** `nn.Conv2d(channels, 3, 3, padding)`, ReLU, `nn.Flatten()` and `nn.Linear(…, 3)` on images of 6×6. */
function network(channels: number, padding: 'valid' | 'same', useBias: boolean): StackConfig {
  const conv: LayerConfig = {
    ...{ type: 'Conv2D', name: 'conv', filters: 3, kernelSize: [3, 3], strides: [1, 1] },
    ...{ dilationRate: [1, 1], padding, activation: 'relu', useBias },
  };
  const dense: LayerConfig = { type: 'Dense', name: 'fc', units: 3, activation: 'linear', useBias: true };
  const layers = [conv, { type: 'Flatten', name: 'flat' } as const, dense];
  return { name: 'net', inputShape: [6, 6, channels], layers };
}

/** The state dict of a network, with values of a formula. */
function stateDict({ inputShape, layers: [conv] }: StackConfig): Uint8Array {
  const isConv = conv?.type === 'Conv2D';
  const shapes: [name: string, shape: number[]][] = [
    ['conv.weight', [3, inputShape[2] ?? 1, 3, 3]],
    ...(isConv && conv.useBias ? [['conv.bias', [3]] as [string, number[]]] : []),
    ['fc.weight', [3, isConv && conv.padding === 'same' ? 108 : 48]],
    ['fc.bias', [3]],
  ];
  const tensors = shapes.map(([name, shape], tensor) => {
    const length = shape.reduce((all, one) => all * one, 1);
    const values = Float32Array.from({ length }, (_, at) => (((at * 31 + tensor * 17) % 101) - 50) / 256);
    return { name, shape, values };
  });
  return encodeSafetensors(tensors);
}

function outputsOf(model: PlainModel | undefined): number[] {
  if (!model) throw new Error('no plain model');
  const size = model.config.inputShape.reduce((all, one) => all * one, 1);
  const images = Float32Array.from({ length: 2 * size }, (_, at) => ((at * 37) % 101) / 100);
  const built = modelFromPlain(model);
  const outputs = [...predict(built, images)];
  built.dispose();
  return outputs;
}

describe('weights that were trained on normalized inputs', () => {
  // The logits of PyTorch 2.13.0 in float64 for normalized inputs, with weights and two images of the same formulas.
  test.each<[string, StackConfig, ChannelNormalization, string, number[]]>([
    [
      'without padding',
      network(1, 'valid', true),
      GRAY,
      'inputs are normalized: (pixel − 0.1307) / 0.3081, as part of layer conv',
      [-0.1593422, -0.0699526, 0.004665, -0.4236053, 0.4716996, 0.1085862],
    ],
    [
      'without padding and bias',
      network(1, 'valid', false),
      GRAY,
      'inputs are normalized: (pixel − 0.1307) / 0.3081, as part of layer conv',
      [-0.4125346, -0.0884331, 0.3684715, -0.1164914, 0.1958012, 0.2112496],
    ],
    [
      'with padding, whose zeros are not normalized',
      network(1, 'same', true),
      GRAY,
      'inputs are normalized: (pixel − 0.1307) / 0.3081, by the added layer normalization (Rescaling)',
      [0.0095014, 0.1566282, -0.3168658, 0.3223999, 0.1606575, 0.1716837],
    ],
    [
      'of three channels',
      network(3, 'valid', true),
      COLOR,
      'inputs are normalized: (pixel − 0.4914, 0.4822, 0.4465) / 0.247, 0.2435, 0.2616, as part of layer conv',
      [-0.334711, 0.5415072, -0.0914449, 0.37201, 0.0102531, -0.700943],
    ],
    [
      'of three channels with padding',
      network(3, 'same', true),
      COLOR,
      'inputs are normalized: (pixel − 0.4914, 0.4822, 0.4465) / 0.247, 0.2435, 0.2616, by the added layer normalization (DepthwiseConv2D)',
      [0.2536677, 0.276534, -0.1768662, 0.0917357, 0.2458449, -0.0178192],
    ],
  ])('%s have the logits of PyTorch', async (_, layers, normalization, note, expected) => {
    const bytes = stateDict(layers);
    const read = await plainFromSafetensors(bytes, 'w', { layers, normalization });
    for (const [at, logit] of outputsOf(read).entries())
      expect(logit).toBeCloseTo(expected[at] ?? Number.NaN, 5);
    const plain = await plainFromSafetensors(bytes, 'w', { layers });
    const normalized = normalizeInput(plain!, normalization);
    expect(normalized.note).toBe(note);
    expect(outputsOf(normalized.model)).toEqual(outputsOf(read));
  });
});

describe('normalizeInput(model, normalization)', () => {
  test.each(kindModels)('changes no outputs of normalized inputs of a network with %s', (_, model) => {
    const { model: normalized } = normalizeInput(model, { mean: [0.25, 0.5], std: [0.5, 0.25] });
    const images = Float32Array.from({ length: 60 }, (_, at) => ((at * 37) % 101) / 100);
    const inputs = images.map((pixel, at) => (at % 2 === 0 ? (pixel - 0.25) / 0.5 : (pixel - 0.5) / 0.25));
    const [own, other] = [modelFromPlain(model), modelFromPlain(normalized)];
    const [expected, found] = [predict(own, inputs), predict(other, images)];
    for (const [at, value] of found.entries()) expect(value).toBeCloseTo(expected[at] ?? Number.NaN, 5);
    own.dispose();
    other.dispose();
  });

  test.each<[ChannelNormalization, string]>([
    [{ mean: [0.5, 0.5, 0.5], std: [1] }, 'mean of 3 values for 2 channels'],
    [{ mean: [0.5], std: [0] }, 'std 0'],
    [{ mean: [0.5], std: [-1] }, 'std -1'],
    [{ mean: [Number.NaN], std: [1] }, 'mean NaN'],
    [{ mean: [], std: [1] }, 'mean of 0 values for 2 channels'],
  ])('rejects %j', (normalization, found) => {
    const [, model] = kindModels[0]!;
    expect(() => normalizeInput(model, normalization)).toThrow(
      `the options of normalizeInput() are invalid (${found}) — use options such as { mean: [0.1307], std: [0.3081] }`,
    );
  });
});
