import type { Layer } from './layer.js';
import type {
  Conv2DConfig,
  DepthwiseConv2DConfig,
  Pair,
  Pooling2DConfig,
  SeparableConv2DConfig,
  Subsampling2DConfig,
  TableConv2DConfig,
  ZeroPadding2DConfig,
} from './layer-config.js';
import { biasSpec, type WeightNames, weightSpecs } from './weight-specs.js';

/** A layer that maps images to images. */
type ImageConfig =
  | Conv2DConfig
  | DepthwiseConv2DConfig
  | SeparableConv2DConfig
  | Pooling2DConfig
  | Subsampling2DConfig
  | TableConv2DConfig
  | ZeroPadding2DConfig;

/** Throws the error of `unsupported` with `found` unless a condition holds. */
export type Check = (isValid: boolean, found: string) => void;

/** Adds shapes and weights to the configuration of a layer that maps images to images. */
export function connectImageLayer(
  config: ImageConfig,
  inputShape: readonly [rows: number, columns: number, channels: number],
  names: WeightNames,
  check: Check,
): Layer {
  const [rows, columns, channels] = inputShape;
  if (config.type === 'ZeroPadding2D') {
    const [[above, below], [left, right]] = config.padding;
    return { ...config, inputShape, outputShape: [rows + above + below, columns + left + right, channels] };
  }
  const output = windowPositions(windowOf(config), [rows, columns]);
  check(Math.min(...output) > 0, `a window that is larger than its input [${rows}, ${columns}]`);
  switch (config.type) {
    case 'AveragePooling2D':
    case 'MaxPooling2D':
      return { ...config, inputShape, outputShape: [...output, channels] };
    case 'Subsampling2D': {
      const weights = {
        kernel: { name: names('kernel', 0), shape: [channels] },
        ...biasSpec(names, channels),
      };
      return { ...config, inputShape, outputShape: [...output, channels], ...weights };
    }
    case 'TableConv2D': {
      const { kernelSize, connections } = config;
      const maps = connections.flat();
      const missing = maps.find((map) => map >= channels);
      check(missing === undefined, `a connection to map ${missing} of ${channels}`);
      const kernel = { name: names('kernel', 0), shape: [...kernelSize, maps.length] };
      const weights = { kernel, ...biasSpec(names, connections.length) };
      return { ...config, inputShape, outputShape: [...output, connections.length], ...weights };
    }
    case 'DepthwiseConv2D': {
      const { kernelSize, depthMultiplier, useBias } = config;
      const filters = channels * depthMultiplier;
      const kernel = {
        name: names('depthwise_kernel', 0),
        shape: [...kernelSize, channels, depthMultiplier],
      };
      const weights = { kernel, ...(useBias && biasSpec(names, filters)) };
      return { ...config, inputShape, outputShape: [...output, filters], ...weights };
    }
    case 'SeparableConv2D': {
      const { filters, kernelSize, depthMultiplier, useBias } = config;
      const between = channels * depthMultiplier;
      const weights = {
        kernel: { name: names('depthwise_kernel', 0), shape: [...kernelSize, channels, depthMultiplier] },
        pointwiseKernel: { name: names('pointwise_kernel', 1), shape: [1, 1, between, filters] },
        ...(useBias && biasSpec(names, filters, 2)),
      };
      return { ...config, inputShape, outputShape: [...output, filters], ...weights };
    }
    case 'Conv2D': {
      const { filters, kernelSize, useBias } = config;
      const weights = weightSpecs(names, [...kernelSize, channels, filters], useBias);
      return { ...config, inputShape, outputShape: [...output, filters], ...weights };
    }
  }
}

/** A window that moves over an image. */
interface Window {
  readonly size: Pair;
  readonly strides: Pair;
  readonly dilationRate: Pair;
  readonly padding: Conv2DConfig['padding'];
}

function windowOf(config: Exclude<ImageConfig, ZeroPadding2DConfig>): Window {
  const plain = { dilationRate: [1, 1], padding: 'valid' } as const;
  switch (config.type) {
    case 'Conv2D':
    case 'DepthwiseConv2D':
    case 'SeparableConv2D':
      return { ...config, size: config.kernelSize };
    case 'TableConv2D':
      return { ...plain, size: config.kernelSize, strides: [1, 1] };
    case 'Subsampling2D':
      return { ...plain, size: config.poolSize, strides: config.poolSize };
    case 'AveragePooling2D':
    case 'MaxPooling2D':
      return { ...plain, ...config, size: config.poolSize };
  }
}

/** Number of positions of a window in each direction. */
function windowPositions({ size, strides, dilationRate, padding }: Window, input: Pair): Pair {
  const positions = (axis: 0 | 1): number => {
    if (padding === 'same') return Math.ceil(input[axis] / strides[axis]);
    const extent = (size[axis] - 1) * dilationRate[axis] + 1;
    return Math.floor((input[axis] - extent) / strides[axis]) + 1;
  };
  return [positions(0), positions(1)];
}
