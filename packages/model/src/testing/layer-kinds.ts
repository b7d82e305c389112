import {
  connectLayers,
  glorotUniform,
  type LayerConfig,
  type PlainModel,
  plainModel,
  type StackConfig,
  stackWeights,
} from '@lenet5/core';

const window = { strides: [1, 1], dilationRate: [1, 1], padding: 'valid', useBias: true } as const;
const flatten: LayerConfig = { type: 'Flatten', name: 'flatten' };
const dense = (name: string, units: number): LayerConfig => ({
  ...{ type: 'Dense', name, units, activation: 'tanh', useBias: true },
});
const head: readonly LayerConfig[] = [
  flatten,
  { ...dense('classes', 3), activation: 'softmax' } as LayerConfig,
];
const conv: LayerConfig = {
  ...{ type: 'Conv2D', name: 'conv', filters: 4, kernelSize: [3, 2], ...window },
  ...{ padding: 'same', activation: 'elu' },
};

/**
 * The layers of a small network for each kind of layer, on images of 6×5×2. A kind that is missing here does not compile, so every
 * format is tested with every kind.
 */
const LAYERS: Readonly<Record<LayerConfig['type'], readonly LayerConfig[]>> = {
  Conv2D: [
    { ...conv, strides: [2, 1], activation: 'gelu' },
    { ...conv, name: 'dilated', dilationRate: [2, 2], useBias: false },
    ...head,
  ],
  DepthwiseConv2D: [
    {
      ...{ type: 'DepthwiseConv2D', name: 'each', kernelSize: [3, 2], depthMultiplier: 3, ...window },
      ...{ strides: [2, 2], padding: 'same', activation: 'relu' },
    },
    {
      ...{ type: 'DepthwiseConv2D', name: 'one', kernelSize: [2, 2], depthMultiplier: 1, ...window },
      ...{ activation: 'linear', useBias: false },
    },
    ...head,
  ],
  SeparableConv2D: [
    {
      ...{ type: 'SeparableConv2D', name: 'pair', kernelSize: [3, 2], depthMultiplier: 2, ...window },
      ...{ filters: 5, activation: 'softplus' },
    },
    {
      ...{ type: 'SeparableConv2D', name: 'plain', kernelSize: [2, 2], depthMultiplier: 1, ...window },
      ...{ filters: 3, activation: 'linear', useBias: false },
    },
    ...head,
  ],
  AveragePooling2D: [
    conv,
    { ...{ type: 'AveragePooling2D', name: 'pool', poolSize: [3, 2], strides: [2, 1] }, padding: 'same' },
    ...head,
  ],
  MaxPooling2D: [
    conv,
    { ...{ type: 'MaxPooling2D', name: 'pool', poolSize: [2, 2], strides: [2, 2] }, padding: 'valid' },
    ...head,
  ],
  GlobalAveragePooling2D: [conv, { type: 'GlobalAveragePooling2D', name: 'mean' }, dense('classes', 3)],
  GlobalMaxPooling2D: [conv, { type: 'GlobalMaxPooling2D', name: 'most' }, dense('classes', 3)],
  Flatten: [conv, flatten, dense('hidden', 6), dense('classes', 3)],
  Dense: head,
  Activation: [
    { ...conv, activation: 'linear' },
    { type: 'Activation', name: 'act', activation: 'sigmoid' },
    ...head,
  ],
  LeakyReLU: [conv, { type: 'LeakyReLU', name: 'leaky', alpha: 0.25 }, ...head],
  ELU: [conv, { type: 'ELU', name: 'elu', alpha: 0.5 }, ...head],
  Dropout: [conv, { type: 'Dropout', name: 'drop', rate: 0.25 }, ...head],
  BatchNormalization: [
    { ...conv, useBias: false, activation: 'linear' },
    normalization('norm', true),
    { type: 'Activation', name: 'relu', activation: 'relu' },
    normalization('plain', false),
    ...head,
  ],
  ZeroPadding2D: [
    {
      type: 'ZeroPadding2D',
      name: 'border',
      padding: [
        [1, 0],
        [2, 3],
      ],
    },
    { ...conv, padding: 'valid' },
    ...head,
  ],
  Rescaling: [{ type: 'Rescaling', name: 'scale', scale: 1.5, offset: -0.25 }, conv, ...head],
  TableConv2D: [
    {
      ...{ type: 'TableConv2D', name: 'table', kernelSize: [3, 2], activation: 'scaledTanh' },
      connections: [[0], [1, 0], [1]],
    },
    ...head,
  ],
  Subsampling2D: [
    { type: 'Subsampling2D', name: 'sub', poolSize: [2, 2], activation: 'scaledTanh' },
    ...head,
  ],
  RBF: [flatten, dense('hidden', 2), rbf()],
  Softmin: [flatten, dense('hidden', 3), { type: 'Softmin', name: 'softmin', rejectPenalty: 0.5 }],
  // The paths have other lengths, and one starts at the input.
  Add: [
    { ...conv, name: 'first' },
    { ...conv, name: 'deep', kernelSize: [1, 1] },
    { ...conv, name: 'deeper', kernelSize: [1, 3] },
    { ...conv, name: 'shortcut', kernelSize: [1, 1], from: ['input'] },
    { type: 'Add', name: 'sum', from: ['shortcut', 'deeper', 'first'] },
    { type: 'Add', name: 'twice', from: ['sum', 'first'] },
    ...head,
  ],
};

function normalization(name: string, hasFactors: boolean): LayerConfig {
  const factors = { momentum: 0.9, epsilon: 0.002, center: hasFactors, scale: hasFactors };
  return { type: 'BatchNormalization', name, ...factors };
}

function rbf(): LayerConfig {
  return {
    type: 'RBF',
    name: 'centers',
    centers: [
      [0.5, -1],
      [1, 0.25],
      [-0.5, 0],
    ],
  };
}

/** A network with random weights. Those that are factors or variances are positive. */
export function randomModel(config: StackConfig, seed: number): PlainModel {
  const weights = stackWeights(connectLayers(config)).map(({ name, shape }) => {
    const values = glorotUniform(seed, name, shape);
    const isFactor = /gamma$|moving_variance$/.test(name);
    return { name, shape, values: isFactor ? values.map((value) => 1.5 + value) : values };
  });
  return plainModel(config, weights);
}

/** A small network with random weights for each kind of layer. */
export const kindModels: readonly (readonly [kind: string, model: PlainModel])[] = Object.entries(LAYERS).map(
  ([kind, layers], index) => [
    kind,
    randomModel({ name: `with-${kind}`, inputShape: [6, 5, 2], layers }, index + 1),
  ],
);
