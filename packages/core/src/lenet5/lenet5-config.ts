import type { StackConfig } from '../layers/layer-config.js';

const conv = {
  type: 'Conv2D',
  kernelSize: [5, 5],
  strides: [1, 1],
  dilationRate: [1, 1],
  padding: 'valid',
  activation: 'tanh',
  useBias: true,
} as const;
const pool = { type: 'AveragePooling2D', poolSize: [2, 2], strides: [2, 2], padding: 'valid' } as const;
const dense = { type: 'Dense', activation: 'tanh', useBias: true } as const;

/**
 * LeNet-5 (LeCun, Bottou, Bengio & Haffner 1998, "Gradient-Based Learning Applied to Document Recognition") in its
 * common modern form: full connections between the feature maps, no trainable coefficients in the pooling layers,
 * softmax at the end. Valid padding, stride 1, 44,426 parameters.
 *
 * | layer | in the paper | output `[rows, columns, channels]` | parameters |
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
 * The input is float32 `[batch, 28, 28, 1]`, pixels from 0 (paper) to 1 (ink).
 */
export const lenet5Config: StackConfig = {
  name: 'lenet5',
  inputShape: [28, 28, 1],
  layers: [
    { ...conv, name: 'conv1', filters: 6 },
    { ...pool, name: 'pool1' },
    { ...conv, name: 'conv2', filters: 16 },
    { ...pool, name: 'pool2' },
    { type: 'Flatten', name: 'flatten' },
    { ...dense, name: 'dense1', units: 120 },
    { ...dense, name: 'dense2', units: 84 },
    { ...dense, name: 'dense3', units: 10, activation: 'softmax' },
  ],
};
