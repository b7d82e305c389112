import type { Conv2DConfig, DepthwiseConv2DConfig, NamedTensor, ZeroPadding2DConfig } from '@lenet5/core';
import { channelsLastValues } from '../layers/channels-first.js';
import { foldBatchNormalization } from '../read/fold-batch-normalization.js';
import type { OnnxTensor } from './decode-tensor.js';
import type { GraphCursor, NodeReader, ReadNode } from './graph-cursor.js';
import { layerName } from './layer-name.js';
import { addZeros, readBorder, samePads } from './read-window.js';

/** Reads `Conv`, with its padding; one with a group per channel is a depthwise convolution. Its weights are `[outputs, inputs, height, width]`. */
export const readConv: ReadNode = (reader, cursor) => {
  const weight = reader.constant(1);
  const [filters = 0, inputs = 0, height = 0, width = 0] = weight.shape;
  if (weight.shape.length !== 4) reader.fail(`weights [${weight.shape.join(', ')}]`);
  const groups = reader.number('group', 1);
  const isDepthwise =
    groups > 1 && inputs === 1 && groups === cursor.draft.shape[2] && filters % groups === 0;
  if (groups !== 1 && !isDepthwise) reader.fail(`${groups} groups`);
  if (cursor.order !== 'channels-first') reader.fail('an image whose channels are last');
  const { draft } = cursor;
  const window = {
    size: [height, width] as const,
    strides: reader.pair('strides', [1, 1]),
    dilationRate: reader.pair('dilations', [1, 1]),
  };
  const name = layerName(reader, cursor, 'conv');
  const { padding, zeros } = readBorder(reader, window, draft.shape);
  if (zeros) addZeros(cursor, name, zeros);
  const values = channelsLastValues([height, width, inputs, filters], floatsOf(weight));
  const bias = optionalBias(reader, 2);
  const shared = {
    name,
    kernelSize: window.size,
    strides: window.strides,
    dilationRate: window.dilationRate,
    padding: zeros ? 'valid' : mergeZeros(cursor, window, padding),
    activation: 'linear',
    useBias: bias !== undefined,
  } as const;
  const depthMultiplier = filters / groups;
  const layer: Conv2DConfig | DepthwiseConv2DConfig = isDepthwise
    ? { type: 'DepthwiseConv2D', ...shared, depthMultiplier }
    : { type: 'Conv2D', ...shared, filters };
  const shape = isDepthwise ? [height, width, groups, depthMultiplier] : [height, width, inputs, filters];
  draft.add(layer, { kernel: { name: 'kernel', shape, values }, bias });
};

/** `same` if the layer before a convolution adds exactly the zeros of `same` padding; then removes that layer. */
function mergeZeros(
  { draft }: GraphCursor,
  window: Parameters<typeof samePads>[0],
  padding: Conv2DConfig['padding'],
): Conv2DConfig['padding'] {
  const { last, shape } = draft;
  if (padding !== 'valid' || last?.type !== 'ZeroPadding2D') return padding;
  const [rows = 0, columns = 0] = shape;
  const [[top, bottom], [left, right]]: ZeroPadding2DConfig['padding'] = last.padding;
  const inner = [rows - top - bottom, columns - left - right];
  if (String([top, left, bottom, right]) !== String(samePads(window, inner, Math.floor))) return padding;
  draft.removeLast();
  return 'same';
}

/** Reads `Gemm`, whose weights are `[outputs, inputs]` with `transB`, else `[inputs, outputs]`. */
export const readGemm: ReadNode = (reader, cursor) => {
  for (const key of ['alpha', 'beta']) {
    if (reader.number(key, 1) !== 1) reader.fail(`${key} ${reader.number(key, 1)}`);
  }
  if (reader.number('transA', 0) !== 0) reader.fail('a transposed input');
  addDense(reader, cursor, reader.number('transB', 0) !== 0, optionalBias(reader, 2));
};

/** Reads `MatMul` by a constant of shape `[inputs, outputs]`. */
export const readMatMul: ReadNode = (reader, cursor) => addDense(reader, cursor, false, undefined);

function addDense(
  reader: NodeReader,
  cursor: GraphCursor,
  isTransposed: boolean,
  bias: NamedTensor | undefined,
): void {
  const { draft, flattened } = cursor;
  const weight = reader.constant(1);
  const [first = 0, second = 0] = weight.shape;
  const [inputs, units] = isTransposed ? [second, first] : [first, second];
  const outputsFirst = isTransposed ? floatsOf(weight) : transpose(floatsOf(weight), inputs, units);
  const [rows = 1, columns = 1, channels = inputs] =
    flattened?.order === 'channels-first' ? flattened.image : [];
  const values = channelsLastValues([rows, columns, channels, units], outputsFirst);
  cursor.flattened = undefined;
  const name = layerName(reader, cursor, 'dense');
  const layer = { type: 'Dense', name, units, activation: 'linear', useBias: bias !== undefined } as const;
  draft.add(layer, { kernel: { name: 'kernel', shape: [inputs, units], values }, bias });
}

/** Reads `BatchNormalization` of inference. */
export const readBatchNormalization: ReadNode = (reader, { draft }) => {
  const [gamma, beta, mean, variance] = [1, 2, 3, 4].map((index) => reader.floats(index));
  if (!mean || !variance) return reader.fail('no mean or variance');
  const epsilon = reader.number('epsilon', 1e-5);
  foldBatchNormalization(draft, reader.node.name || 'batch_normalization', {
    gamma,
    beta,
    mean,
    variance,
    epsilon,
  });
};

function optionalBias(reader: NodeReader, index: number): NamedTensor | undefined {
  const tensor = reader.optionalConstant(index);
  return tensor && { name: 'bias', shape: [tensor.values.length], values: floatsOf(tensor) };
}

function floatsOf({ values }: OnnxTensor): Float32Array {
  return Float32Array.from(values);
}

/** `[rows, columns]` to `[columns, rows]`. */
function transpose(values: Float32Array, rows: number, columns: number): Float32Array {
  return Float32Array.from(
    values,
    (_, index) => values[(index % rows) * columns + Math.floor(index / rows)] ?? 0,
  );
}
