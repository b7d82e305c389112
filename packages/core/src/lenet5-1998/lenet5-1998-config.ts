import type { StackConfig } from '../layers/layer-config.js';
import { C3_CONNECTIONS } from './c3-connections.js';
import { DIGIT_CENTERS } from './digit-centers.js';

const subsampling = { type: 'Subsampling2D', poolSize: [2, 2], activation: 'scaledTanh' } as const;
const dense = { type: 'Dense', activation: 'scaledTanh', useBias: true } as const;

/** The constant j of the loss (equation 9 of the paper, which gives no value): the penalty of "none of these". */
const REJECT_PENALTY = 1;

/**
 * LeNet-5 as published (LeCun, Bottou, Bengio & Haffner 1998, "Gradient-Based Learning Applied to Document Recognition",
 * section II-B): 60,000 parameters.
 *
 * | layer | in the paper | output `[rows, columns, channels]` | parameters |
 * |---|---|---|---|
 * | pad, rescale | input | `[32, 32, 1]`, paper −0.1, ink 1.175 | |
 * | c1 | C1 | `[28, 28, 6]` | 156 |
 * | s2 | S2 | `[14, 14, 6]`, a coefficient and a bias per map | 12 |
 * | c3 | C3 | `[10, 10, 16]`, each map reads 3 to 6 maps of S2 | 1,516 |
 * | s4 | S4 | `[5, 5, 16]` | 32 |
 * | c5 | C5 | `[120]`, a convolution with kernels as large as its input | 48,120 |
 * | f6 | F6 | `[84]` | 10,164 |
 * | output | output | `[10]`, squared distances to the bitmaps of the digits | |
 * | probabilities | equation 9 | `[10]` | |
 *
 * The layers c1 to f6 have the activation 1.7159 · tanh(2x / 3). The input is float32 `[batch, 28, 28, 1]`, pixels from 0 (paper)
 * to 1 (ink). The cross-entropy of the probabilities is the loss of equation 9.
 */
export const lenet5Of1998Config: StackConfig = {
  name: 'lenet5-1998',
  inputShape: [28, 28, 1],
  layers: [
    {
      type: 'ZeroPadding2D',
      name: 'pad',
      padding: [
        [2, 2],
        [2, 2],
      ],
    },
    { type: 'Rescaling', name: 'rescale', scale: 1.275, offset: -0.1 },
    {
      type: 'Conv2D',
      name: 'c1',
      filters: 6,
      kernelSize: [5, 5],
      strides: [1, 1],
      dilationRate: [1, 1],
      padding: 'valid',
      activation: 'scaledTanh',
      useBias: true,
    },
    { ...subsampling, name: 's2' },
    {
      type: 'TableConv2D',
      name: 'c3',
      kernelSize: [5, 5],
      connections: C3_CONNECTIONS,
      activation: 'scaledTanh',
    },
    { ...subsampling, name: 's4' },
    { type: 'Flatten', name: 'flatten' },
    { ...dense, name: 'c5', units: 120 },
    { ...dense, name: 'f6', units: 84 },
    { type: 'RBF', name: 'output', centers: DIGIT_CENTERS },
    { type: 'Softmin', name: 'probabilities', rejectPenalty: REJECT_PENALTY },
  ],
};
