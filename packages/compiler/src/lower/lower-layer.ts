import type { LayerConfig } from './layer-config.js';
import type { Activation, Border, ImageShape, Layer, Weight } from './network.js';

/** What flows between layers: an image, or a vector of so many units. */
export type Shape = ImageShape | number;

/** One layer of a model as the simple layers it comes down to, and whether a softmax follows them. */
export interface LoweredLayer {
  readonly layers: readonly Layer[];
  readonly softmax: boolean;
}

/** Lowers one layer whose input has the shape given. Throws UnsupportedModelError in the layer's name. */
export function lowerLayer(config: LayerConfig, input: Shape): LoweredLayer {
  switch (config.layer.getClassName()) {
    case 'InputLayer':
      return { layers: [], softmax: false };
    case 'Conv2D':
      return withActivation(config, convolution(config, imageOf(config, input)));
    case 'AveragePooling2D':
      return plain(pooling('average-pooling', config, imageOf(config, input)));
    case 'MaxPooling2D':
      return plain(pooling('max-pooling', config, imageOf(config, input)));
    case 'Flatten':
      return typeof input === 'number' ? { layers: [], softmax: false } : plain(flatten(config.name, input));
    case 'Dense':
      return withActivation(config, dense(config, input));
    case 'Dropout':
      return plain(dropout(config, input));
    case 'Activation':
      return activated(config, [], input);
    default:
      return config.refuse('a layer of this kind');
  }
}

/** An image laid out as a vector. */
export function flatten(name: string, input: ImageShape): Layer {
  return { kind: 'flatten', name, input, output: input[0] * input[1] * input[2] };
}

function plain(layer: Layer): LoweredLayer {
  return { layers: [layer], softmax: false };
}

function withActivation(config: LayerConfig, layer: Layer): LoweredLayer {
  return activated(config, [layer], layer.output);
}

function activated(config: LayerConfig, before: readonly Layer[], shape: Shape): LoweredLayer {
  const name = config.string('activation');
  if (name === 'linear') return { layers: before, softmax: false };
  if (name === 'softmax') return { layers: before, softmax: true };
  if (!isActivation(name)) return config.refuse(`activation "${name}"`);
  const layer: Layer = {
    kind: 'activation',
    name: config.name,
    activation: name,
    input: shape,
    output: shape,
  };
  return { layers: [...before, layer], softmax: false };
}

function isActivation(name: string): name is Activation {
  return name === 'tanh' || name === 'sigmoid' || name === 'relu';
}

function imageOf(config: LayerConfig, input: Shape): ImageShape {
  return typeof input === 'number' ? config.refuse('an input that is not an image') : input;
}

function convolution(config: LayerConfig, input: ImageShape): Layer {
  for (const key of ['strides', 'dilationRate']) {
    const [height, width] = config.pair(key);
    if (height !== 1 || width !== 1) config.refuse(`${key} [${height}, ${width}]`);
  }
  const [kernelHeight, kernelWidth] = config.pair('kernelSize');
  const padding = paddingOf(config, kernelHeight, kernelWidth);
  const [rows, columns] = input;
  const output: ImageShape = [
    rows + padding.top + padding.bottom - kernelHeight + 1,
    columns + padding.left + padding.right - kernelWidth + 1,
    config.number('filters'),
  ];
  if (output[0] < 1 || output[1] < 1) config.refuse(`a kernel larger than its input [${input.join(', ')}]`);
  return {
    kind: 'convolution',
    name: config.name,
    input,
    output,
    kernelSize: [kernelHeight, kernelWidth],
    padding,
    ...weightsOf(config),
  };
}

/** tfjs puts the odd row or column of `same` padding at the end. */
function paddingOf(config: LayerConfig, kernelHeight: number, kernelWidth: number): Border {
  const padding = config.string('padding');
  if (padding === 'valid') return { top: 0, left: 0, bottom: 0, right: 0 };
  if (padding !== 'same') return config.refuse(`padding "${padding}"`);
  const top = Math.floor((kernelHeight - 1) / 2);
  const left = Math.floor((kernelWidth - 1) / 2);
  return { top, left, bottom: kernelHeight - 1 - top, right: kernelWidth - 1 - left };
}

function pooling(kind: 'average-pooling' | 'max-pooling', config: LayerConfig, input: ImageShape): Layer {
  const poolSize = config.pair('poolSize');
  const strides = config.pair('strides');
  if (strides[0] !== poolSize[0] || strides[1] !== poolSize[1])
    config.refuse(`a pool of [${poolSize.join(', ')}] with strides [${strides.join(', ')}]`);
  const [rows, columns, channels] = input;
  if (rows % poolSize[0] !== 0 || columns % poolSize[1] !== 0)
    config.refuse(`a pool of [${poolSize.join(', ')}] that does not divide its input [${input.join(', ')}]`);
  return {
    kind,
    name: config.name,
    input,
    output: [rows / poolSize[0], columns / poolSize[1], channels],
    poolSize,
  };
}

function dense(config: LayerConfig, input: Shape): Layer {
  if (typeof input !== 'number') return config.refuse('a dense layer on an image, without Flatten before it');
  return {
    kind: 'dense',
    name: config.name,
    input,
    output: config.number('units'),
    ...weightsOf(config),
  };
}

function dropout(config: LayerConfig, input: Shape): Layer {
  const rate = config.number('rate');
  if (!(rate >= 0 && rate < 1)) config.refuse(`rate ${rate}`);
  return { kind: 'dropout', name: config.name, rate, input, output: input };
}

function weightsOf(config: LayerConfig): { kernel: Weight; bias?: Weight } {
  const [kernel, bias] = config.weights();
  if (kernel === undefined) return config.refuse('a layer without weights');
  return bias === undefined ? { kernel } : { kernel, bias };
}
