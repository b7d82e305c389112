import { checkSeed, glorotUniform, SEED } from '@lenet5/core';
import { type Tensor, tensor, tidy } from '@tensorflow/tfjs-core';
import { layers, type Sequential, sequential } from '@tensorflow/tfjs-layers';
import { requireBackend } from './backend-ready.js';
import { checkOptions } from './check-options.js';

/** How a LeNet-5 begins. */
export interface Lenet5Options {
  /** Picks the initial weights: a whole number from 0 to 2³² − 1. Default 42. */
  readonly seed?: number;
}

/**
 * LeNet-5 (LeCun, Bottou, Bengio & Haffner 1998, "Gradient-Based Learning Applied to Document Recognition"), as it is
 * commonly built today: full connections between the maps, no trainable coefficients in the pooling, softmax at the
 * end. 44,426 parameters, uncompiled. Valid padding, stride 1.
 *
 * | layer | in the paper | output `[height, width, channels]` | parameters |
 * |---|---|---|---|
 * | conv1 | C1 | `[24, 24, 6]`, tanh | 156 |
 * | pool1 | S2 | `[12, 12, 6]`, average 2×2 | |
 * | conv2 | C3 | `[8, 8, 16]`, tanh | 2,416 |
 * | pool2 | S4 | `[4, 4, 16]`, average 2×2 | |
 * | flatten | | `[256]` | |
 * | dense1 | C5 | `[120]`, tanh | 30,840 |
 * | dense2 | F6 | `[84]`, tanh | 10,164 |
 * | dense3 | output | `[10]`, softmax | 850 |
 *
 * Takes float32 `[batch, 28, 28, 1]`, pixels from 0 (paper) to 1 (ink); gives class probabilities `[batch, 10]`.
 * Kernels begin Glorot-uniform, biases at zero: see {@link glorotUniform}.
 *
 * @throws OptionsError where the options are not an object such as `{ seed: 7 }`
 * @throws InvalidSeedError of `@lenet5/core` if the seed is not a whole number from 0 to 2³² − 1
 * @throws BackendError where no tfjs backend is ready
 */
export function lenet5(options: Lenet5Options = {}): Sequential {
  checkOptions('lenet5', options, ['seed'], '{ seed: 7 }');
  const { seed = SEED.default } = options;
  checkSeed(seed);
  requireBackend();
  const model = architecture();
  tidy(() =>
    model.setWeights(model.weights.map((weight) => initial(seed, weight.originalName, weight.shape))),
  );
  return model;
}

/** The layers, with whatever weights tfjs gives them. */
function architecture(): Sequential {
  const conv = { kernelSize: 5, activation: 'tanh', kernelInitializer: 'glorotUniform' } as const;
  const dense = { activation: 'tanh', kernelInitializer: 'glorotUniform' } as const;
  return sequential({
    name: 'lenet5',
    layers: [
      layers.conv2d({ ...conv, name: 'conv1', filters: 6, inputShape: [28, 28, 1] }),
      layers.averagePooling2d({ name: 'pool1', poolSize: 2 }),
      layers.conv2d({ ...conv, name: 'conv2', filters: 16 }),
      layers.averagePooling2d({ name: 'pool2', poolSize: 2 }),
      layers.flatten({ name: 'flatten' }),
      layers.dense({ ...dense, name: 'dense1', units: 120 }),
      layers.dense({ ...dense, name: 'dense2', units: 84 }),
      layers.dense({ ...dense, name: 'dense3', units: 10, activation: 'softmax' }),
    ],
  });
}

function initial(seed: number, name: string, shape: readonly (number | null)[]): Tensor {
  const sizes = shape.map((size) => size ?? 0);
  const values = name.endsWith('/bias') ? new Float32Array(sizes[0] ?? 0) : glorotUniform(seed, name, sizes);
  return tensor(values, sizes);
}
