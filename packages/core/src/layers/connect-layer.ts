import { shapeSize } from '../tensor/shape-size.js';
import type { Layer, WeightSpec } from './layer.js';
import type { Conv2DConfig, LayerConfig, Pair, Pooling2DConfig } from './layer-config.js';
import type { Unsupported } from './unsupported.js';

/** Names of the weights of a layer. */
export interface WeightNames {
  readonly kernel: string;
  readonly bias: string;
}

/**
 * Adds shapes and weights to the configuration of a layer.
 * @param inputShape shape of one sample
 * @throws the error of `unsupported` if the layer cannot process samples of that shape
 */
export function connectLayer(
  config: LayerConfig,
  inputShape: readonly number[],
  names: WeightNames,
  unsupported: Unsupported,
): Layer {
  const check = (isValid: boolean, found: string): void => {
    if (!isValid) throw unsupported(found, config);
  };
  const checkAxes = (axes: number): void => {
    const { length } = inputShape;
    check(length === axes, `an input [${inputShape.join(', ')}] of ${length} axes instead of ${axes}`);
  };
  switch (config.type) {
    case 'Conv2D':
    case 'AveragePooling2D':
    case 'MaxPooling2D': {
      checkAxes(3);
      const [rows = 0, columns = 0, channels = 0] = inputShape;
      const output = windowPositions(config, [rows, columns]);
      check(Math.min(...output) > 0, `a window that is larger than its input [${rows}, ${columns}]`);
      const image = { inputShape: [rows, columns, channels] } as const;
      if (config.type !== 'Conv2D') return { ...config, ...image, outputShape: [...output, channels] };
      const { filters, kernelSize, useBias } = config;
      const weights = weightSpecs(names, [...kernelSize, channels, filters], useBias);
      return { ...config, ...image, outputShape: [...output, filters], ...weights };
    }
    case 'Flatten':
      return { ...config, inputShape, outputShape: [shapeSize(inputShape)] };
    case 'Dense': {
      checkAxes(1);
      const { units, useBias } = config;
      const weights = weightSpecs(names, [...inputShape, units], useBias);
      return { ...config, inputShape, outputShape: [units], ...weights };
    }
    case 'Activation':
    case 'Dropout':
      return { ...config, inputShape, outputShape: inputShape };
  }
}

function weightSpecs(
  names: WeightNames,
  shape: readonly number[],
  useBias: boolean,
): { readonly kernel: WeightSpec; readonly bias?: WeightSpec } {
  const kernel = { name: names.kernel, shape };
  return useBias ? { kernel, bias: { name: names.bias, shape: shape.slice(-1) } } : { kernel };
}

/** Number of positions of a window in each direction. */
function windowPositions(config: Conv2DConfig | Pooling2DConfig, input: Pair): Pair {
  const isConv = config.type === 'Conv2D';
  const positions = (axis: 0 | 1): number => {
    const stride = config.strides[axis];
    if (config.padding === 'same') return Math.ceil(input[axis] / stride);
    const extent = isConv
      ? (config.kernelSize[axis] - 1) * config.dilationRate[axis] + 1
      : config.poolSize[axis];
    return Math.floor((input[axis] - extent) / stride) + 1;
  };
  return [positions(0), positions(1)];
}
