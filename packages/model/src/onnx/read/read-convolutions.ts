import type { Conv2DConfig, LayerConfig, ZeroPadding2DConfig } from '@lenet5/core';
import { channelsLastValues } from '../kernel-layout.js';
import type { GraphCursor } from './graph-cursor.js';
import type { DraftWeights } from './graph-draft.js';
import { layerName } from './layer-name.js';
import type { ReadNode } from './node-reader.js';
import { type Convolution, subsamplingOf, tableConvolutionOf } from './read-1998.js';
import { optionalBias } from './read-bias.js';
import { addZeros, readBorder, readWindow, samePads, type Window } from './read-window.js';

/**
 * Reads `Conv`, with its padding. One with a group per channel is a depthwise convolution, or subsampling; one whose kernel has zeros
 * where a map is not read is a convolution with a connection table. Its weights are `[outputs, inputs, height, width]`.
 */
export const readConv: ReadNode = (reader, cursor) => {
  const sizes = reader.weightShape(1, 4);
  const [filters = 0, inputs = 0, height = 0, width = 0] = sizes;
  const { draft, shape } = cursor;
  const window = readWindow(reader, cursor, [height, width]);
  const [, , channels = 0] = shape;
  const size = reader.pair('kernel_shape', window.size);
  if (String(size) !== String(window.size)) reader.fail(`kernel_shape [${size.join(', ')}]`);
  const groups = reader.number('group', 1);
  const isDepthwise = groups > 1 && inputs === 1 && groups === channels && filters % groups === 0;
  if (groups !== 1 && !isDepthwise) reader.fail(`${groups} groups`);
  if (inputs * groups !== channels) reader.fail(`weights [${sizes.join(', ')}] for ${channels} channels`);
  const name = layerName(reader, draft, 'conv');
  const { padding, zeros } = readBorder(reader, window, shape);
  if (zeros) addZeros(cursor, name, zeros);
  const convolution: Convolution = {
    name,
    window,
    padding: zeros ? 'valid' : mergeZeros(cursor, window, padding),
    shape: [filters, inputs, height, width],
    groups,
    values: reader.floats(1),
    bias: optionalBias(reader, 2, filters),
  };
  const special = subsamplingOf(convolution) ?? tableConvolutionOf(convolution);
  if (special?.note) draft.notes.push(special.note);
  const { config, weights } = special ?? plainConvolution(convolution);
  cursor.add(config, weights);
};

function plainConvolution({ name, window, padding, shape, groups, values, bias }: Convolution): {
  readonly config: LayerConfig;
  readonly weights: DraftWeights;
} {
  const [filters, inputs, height, width] = shape;
  const kernel = channelsLastValues([height, width, inputs, filters], values);
  const shared = {
    name,
    kernelSize: window.size,
    strides: window.strides,
    dilationRate: window.dilationRate,
    padding,
    activation: 'linear',
    useBias: bias !== undefined,
  } as const;
  if (groups === 1)
    return { config: { type: 'Conv2D', ...shared, filters }, weights: { kernel, ...(bias && { bias }) } };
  const config = { type: 'DepthwiseConv2D', ...shared, depthMultiplier: filters / groups } as const;
  return { config, weights: { depthwise_kernel: kernel, ...(bias && { bias }) } };
}

/** `same` if the layer before a convolution adds exactly the zeros of `same` padding; then removes that layer. */
function mergeZeros(
  cursor: GraphCursor,
  window: Window,
  padding: Conv2DConfig['padding'],
): Conv2DConfig['padding'] {
  const { last, shape } = cursor;
  if (padding !== 'valid' || last?.config.type !== 'ZeroPadding2D') return padding;
  const [rows = 0, columns = 0] = shape;
  const [[top, bottom], [left, right]]: ZeroPadding2DConfig['padding'] = last.config.padding;
  const inner = [rows - top - bottom, columns - left - right];
  if (String([top, left, bottom, right]) !== String(samePads(window, inner, Math.floor))) return padding;
  cursor.removeLast();
  return 'same';
}
