import { connectLayers, initialWeights, type LayerConfig, plainModel, type StackConfig } from '@lenet5/core';
import { PIXELS } from '@lenet5/mnist';
import { modelFromPlain, sequentialFromPlain } from '@lenet5/model';
import { beforeAll, describe, expect, it } from 'vitest';
import { resolveSettings } from '../recipe/settings.js';
import type { TrainOptions } from '../recipe/train-options.js';
import { modernCnn, readyWasm, softmaxRegression } from '../testing/models.js';
import { firstDifference, identify } from './run-identity.js';

beforeAll(readyWasm);

const train = { images: new Uint8Array(2 * PIXELS), labels: Uint8Array.of(1, 2), count: 2 };

const identity = (changes: Partial<TrainOptions> = {}) =>
  identify(resolveSettings({ model: softmaxRegression(), data: { train }, ...changes }), '00c0ffee');

describe('identify(settings)', () => {
  it('depends neither on the names of the layers nor on the initial weights', () => {
    expect(identity({ model: softmaxRegression(2) })).toEqual(identity());
    expect(identity().layers).toEqual([
      'Flatten trainable=true',
      'Dense activation=softmax trainable=true units=10 useBias=true',
    ]);
  });

  it('is the same for an optimizer with explicit defaults', () => {
    const explicit = { name: 'adam', epsilon: 1e-7, beta1: 0.9, beta2: 0.999, epsilonMode: 'tfjs' } as const;
    expect(firstDifference(identity(), identity({ optimizer: explicit }))).toBeUndefined();
    expect(firstDifference(identity(), identity({ optimizer: { name: 'adamw' } }))).toContain(
      'its optimizer is adam',
    );
  });

  it('is the same for a plain model and for the tf.Sequential of its layers', () => {
    const window = { strides: [1, 1], dilationRate: [1, 1], padding: 'same' } as const;
    const kernel = { ...window, kernelSize: [3, 3], activation: 'gelu', useBias: false } as const;
    const pool = { poolSize: [2, 2], strides: [2, 2], padding: 'valid' } as const;
    const normalization = { momentum: 0.9, epsilon: 1e-3, center: true, scale: false } as const;
    const border = [
      [1, 0],
      [0, 1],
    ] as const;
    const layers: LayerConfig[] = [
      { type: 'Rescaling', name: 'a', scale: 2, offset: -1 },
      { type: 'ZeroPadding2D', name: 'b', padding: border },
      { type: 'Conv2D', name: 'c', filters: 2, ...kernel },
      { type: 'BatchNormalization', name: 'd', ...normalization },
      { type: 'Activation', name: 'e', activation: 'elu' },
      { type: 'DepthwiseConv2D', name: 'f', depthMultiplier: 2, ...kernel },
      { type: 'LeakyReLU', name: 'g', alpha: 0.1 },
      { type: 'SeparableConv2D', name: 'h', filters: 3, depthMultiplier: 1, ...kernel },
      { type: 'ELU', name: 'i', alpha: 1 },
      { type: 'SeparableConv2D', name: 'j', filters: 3, depthMultiplier: 2, ...kernel },
      { type: 'MaxPooling2D', name: 'k', ...pool },
      { type: 'AveragePooling2D', name: 'l', ...pool },
      { type: 'GlobalMaxPooling2D', name: 'm' },
      { type: 'Dropout', name: 'n', rate: 0.5 },
      { type: 'Dense', name: 'o', units: 10, activation: 'softmax', useBias: true },
    ];
    const config = { name: 'all', inputShape: [28, 28, 1], layers };
    const plain = plainModel(config, initialWeights(connectLayers(config), 1));
    const model = sequentialFromPlain(plain);
    expect(identity({ model: plain }).layers).toEqual(identity({ model }).layers);
  });

  it('contains what each layer of a network with skip connections takes, for plain models and those of tfjs', () => {
    const layersOf = (...from: string[]): readonly [string[], string[]] => {
      const config: StackConfig = {
        name: 'skip',
        inputShape: [28, 28, 1],
        layers: [
          { type: 'Activation', name: 'first', activation: 'tanh' },
          { type: 'Add', name: 'sum', from },
          { type: 'Flatten', name: 'flatten' },
          { type: 'Dense', name: 'classes', units: 10, activation: 'softmax', useBias: true },
        ],
      };
      const plain = plainModel(config, initialWeights(connectLayers(config), 1));
      const functional = modelFromPlain(plain);
      const lines = [plain, functional].map((model) => identity({ model }).layers);
      functional.dispose();
      return [[...(lines[0] ?? [])], [...(lines[1] ?? [])]];
    };
    const [plain, functional] = layersOf('first', 'input');
    expect(plain).toEqual(functional);
    expect(plain[1]).toBe('Add trainable=true of 1 and 0');
    expect(layersOf('first', 'first')[0][1]).toBe('Add trainable=true of 1 and 1');
  });

  it('does not include options that may change on a resume', () => {
    const changed = identity({ epochs: 99, learningRate: 0.5, schedule: { name: 'cosine' }, engine: 'tfjs' });
    expect(firstDifference(identity(), changed)).toBeUndefined();
  });

  it('differs for models that compute something else', () => {
    expect(firstDifference(identity({ model: modernCnn() }), identity())).toBe(
      'its model has 9 layers, this one 2',
    );
  });
});
