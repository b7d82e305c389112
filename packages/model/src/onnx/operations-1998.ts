import type { NamedTensor } from '@lenet5/core';
import type { OnnxOnlyLayer } from '../layers/export-layer.js';
import type { OnnxIntegers } from './onnx-graph.js';
import type { Operation } from './operation.js';

type LayerOf<Type extends OnnxOnlyLayer['type']> = Extract<OnnxOnlyLayer, { readonly type: Type }>;

/** x · scale + offset. */
export function rescalingOperations({ name, scale, offset }: LayerOf<'Rescaling'>): Operation[] {
  return [
    { opType: 'Mul', layer: name, attributes: {}, weights: [scalar(`${name}.scale`, scale)] },
    { opType: 'Add', layer: name, attributes: {}, weights: [scalar(`${name}.offset`, offset)] },
  ];
}

/** 1.7159 · tanh(2x / 3) (LeCun, Bottou, Bengio & Haffner 1998, appendix A). */
export function scaledTanhOperations(name: string): Operation[] {
  return [
    { opType: 'Mul', layer: `${name}.slope`, attributes: {}, weights: [scalar(`${name}.slope`, 2 / 3)] },
    { opType: 'Tanh', layer: name, attributes: {}, weights: [] },
    {
      opType: 'Mul',
      layer: `${name}.amplitude`,
      attributes: {},
      weights: [scalar(`${name}.amplitude`, 1.7159)],
    },
  ];
}

/** A convolution whose kernel is 0 where the table has no connection. */
export function tableConvolution(layer: LayerOf<'TableConv2D'>): Operation {
  const { name, connections, kernelSize, kernel, bias, inputShape } = layer;
  const [rows, columns] = kernelSize;
  const [field, channels] = [rows * columns, inputShape[2]];
  const pairs = connections.flatMap((maps, filter) => maps.map((map) => [filter, map] as const));
  const values = new Float32Array(connections.length * channels * field);
  for (const [at, value] of kernel.values.entries()) {
    const [filter = 0, map = 0] = pairs[at % pairs.length] ?? [];
    values[(filter * channels + map) * field + Math.floor(at / pairs.length)] = value;
  }
  const weight = { name: `${name}.weight`, shape: [connections.length, channels, rows, columns], values };
  return convolution(name, kernelSize, [1, 1], 1, [weight, { ...bias, name: `${name}.bias` }]);
}

/** A depthwise convolution whose stride is its kernel size: every weight of a map is its coefficient. */
export function subsampling(layer: LayerOf<'Subsampling2D'>): Operation {
  const { name, poolSize, kernel, bias } = layer;
  const [rows, columns] = poolSize;
  const channels = kernel.values.length;
  const values = Float32Array.from(
    { length: channels * rows * columns },
    (_, at) => kernel.values[Math.floor(at / (rows * columns))] ?? 0,
  );
  const weight = { name: `${name}.weight`, shape: [channels, 1, rows, columns], values };
  return convolution(name, poolSize, poolSize, channels, [weight, { ...bias, name: `${name}.bias` }]);
}

/** The squared distance to each center: Σ (x − center)², without the cancellation of x² − 2 x · center + center². */
export function rbfOperations({ name, centers }: LayerOf<'RBF'>): Operation[] {
  const values = Float32Array.from(centers.flat());
  const shape = [centers.length, centers[0]?.length ?? 0];
  return [
    { opType: 'Unsqueeze', layer: name, attributes: {}, weights: [integers(`${name}.unit_axis`, 1)] },
    { opType: 'Sub', layer: name, attributes: {}, weights: [{ name: `${name}.centers`, shape, values }] },
    { opType: 'Pow', layer: name, attributes: {}, weights: [scalar(`${name}.exponent`, 2)] },
    {
      opType: 'ReduceSum',
      layer: name,
      attributes: { keepdims: 0 },
      weights: [integers(`${name}.sum_axis`, 2)],
    },
  ];
}

/** A weight of one value, which ONNX broadcasts. */
export function scalar(name: string, value: number): NamedTensor {
  return { name, shape: [], values: Float32Array.of(value) };
}

/** Integers as an input of an operation. */
export function integers(name: string, ...values: number[]): OnnxIntegers {
  return { name, integers: values };
}

function convolution(
  layer: string,
  kernelSize: readonly number[],
  strides: readonly number[],
  group: number,
  weights: readonly NamedTensor[],
): Operation {
  const attributes = { kernel_shape: kernelSize, strides, pads: [0, 0, 0, 0], dilations: [1, 1], group };
  return { opType: 'Conv', layer, attributes, weights };
}
