import type {
  ActivationLayer,
  ConvolutionLayer,
  DenseLayer,
  FlattenLayer,
  Layer,
  PoolingLayer,
} from '../../lower/network.js';
import { roundUp } from '../arena.js';
import { at } from '../buffer.js';
import { ACTIVATION_KINDS } from '../kernel-table.js';
import { borderAfter, isInPlace } from '../layer-plan.js';
import { type Listing, type Op, op } from '../op.js';
import type { Places } from '../places.js';
import type { PlanContext } from '../plan-context.js';
import { asMatrix } from '../value.js';
import {
  type SingleImage,
  type SingleValue,
  type SingleVector,
  singleImage,
  singleVector,
} from './single-value.js';

/**
 * How one image alone is predicted: with kernels whose lanes are channels instead of samples, since three of four lanes
 * would have nothing to do.
 */
export function singlePrediction(context: PlanContext, places: Places): Listing {
  const { arena, network, layers, options } = context;
  const [rows, columns, channels] = network.input;
  const input = singleImage(arena, 'single input', network.input, borderAfter(network.layers, -1));
  const ops = [
    op('singleGather', 'input', {
      image: at(places.images),
      y: input.address,
      ...{ rows, columns, channels, yRow: input.row, yPixel: input.pixel },
      ...{ scale: options.scale, shift: options.shift },
    }),
  ];
  let value: SingleValue = input;
  for (const [index, layer] of network.layers.entries()) {
    if (layer.kind === 'dropout') continue;
    const output: SingleValue = isInPlace(network.layers, index) ? value : place(context, layer, index);
    ops.push(layerOp(context, layer, value, output));
    value = output;
  }
  const z = asMatrix(layers.at(-1)?.output);
  const logits = { x: value.address, y: at(z.buffer), units: network.classes, yUnit: z.unit };
  const softmax = { z: at(z.buffer), probabilities: at(places.probabilities), classes: network.classes };
  ops.push(op('spread', 'softmax', logits), op('softmax', 'softmax', { ...softmax, zUnit: z.unit }));
  return [{ kind: 'all-groups', ops }];
}

function place({ arena, network }: PlanContext, layer: Layer, index: number): SingleValue {
  const name = `single ${layer.name}`;
  if (typeof layer.output === 'number') return singleVector(arena, name, layer.output);
  return singleImage(arena, name, layer.output, borderAfter(network.layers, index));
}

function layerOp(context: PlanContext, layer: Layer, input: SingleValue, output: SingleValue): Op {
  switch (layer.kind) {
    case 'convolution':
      return convolution(context, layer, asImage(input), asImage(output));
    case 'average-pooling':
    case 'max-pooling':
      return pooling(layer, asImage(input), asImage(output));
    case 'flatten':
      return flatten(layer, asImage(input), asVector(output));
    case 'dense':
      return dense(context, layer, input, output);
    case 'activation':
      return activation(layer, input, output);
    case 'dropout':
      throw new TypeError('a prediction drops nothing out');
  }
}

function convolution(context: PlanContext, layer: ConvolutionLayer, x: SingleImage, y: SingleImage): Op {
  const kernel = context.weight(layer.kernel);
  const [height, width, filters] = layer.output;
  return op('singleConv2d', layer.name, {
    x: x.address,
    kernel: at(kernel.value),
    bias: at(layer.bias ? context.weight(layer.bias).value : context.noBias),
    offsets: at(context.arena.addTable(`single offsets ${layer.name}`, tapOffsets(layer, x))),
    y: y.address,
    ...{ taps: kernel.rows, filters, height, width },
    ...{ xRow: x.row, xPixel: x.pixel, yRow: y.row, yPixel: y.pixel, kernelRow: kernel.row },
  });
}

/** How far the input of each tap lies from the output pixel's own place, in bytes, in the order ky, kx, channel. */
function tapOffsets(
  { kernelSize, padding, input }: ConvolutionLayer,
  { row, pixel }: SingleImage,
): Int32Array {
  const [height, width] = kernelSize;
  const channels = input[2];
  return Int32Array.from({ length: height * width * channels }, (_, tap) => {
    const c = tap % channels;
    const place = (tap - c) / channels;
    const kx = place % width;
    const ky = (place - kx) / width;
    return (ky - padding.top) * row + (kx - padding.left) * pixel + c * 4;
  });
}

function pooling(layer: PoolingLayer, x: SingleImage, y: SingleImage): Op {
  const [height, width] = layer.output;
  const [poolHeight, poolWidth] = layer.poolSize;
  return op('singlePool', layer.name, {
    isMax: layer.kind === 'max-pooling' ? 1 : 0,
    ...{ x: x.address, y: y.address, vectors: x.pixel / 16 },
    ...{ height, width, poolHeight, poolWidth, xRow: x.row, yRow: y.row },
  });
}

function flatten(layer: FlattenLayer, x: SingleImage, y: SingleVector): Op {
  const [rows, columns, channels] = layer.input;
  const view = { rows, columns, channels, xRow: x.row, xPixel: x.pixel };
  return op('singleFlatten', layer.name, { x: x.address, y: y.address, ...view });
}

function dense(context: PlanContext, layer: DenseLayer, x: SingleValue, y: SingleValue): Op {
  const kernel = context.weight(layer.kernel);
  return op('singleDense', layer.name, {
    x: x.address,
    kernel: at(kernel.value),
    bias: at(layer.bias ? context.weight(layer.bias).value : context.noBias),
    y: y.address,
    ...{ inputs: layer.input, outputs: roundUp(layer.output, 4), kernelRow: kernel.row },
  });
}

function activation(layer: ActivationLayer, x: SingleValue, y: SingleValue): Op {
  const isImage = x.kind === 'image' && y.kind === 'image';
  return op('activation', layer.name, {
    kind: ACTIVATION_KINDS[layer.activation],
    ...{ x: x.address, y: y.address, units: 1 },
    rows: isImage ? x.shape[0] : 1,
    columns: isImage ? (x.shape[1] * x.pixel) / 16 : roundUp(asVector(x).shape, 4) / 4,
    ...{ xRow: isImage ? x.row : 0, xUnit: 0, yRow: isImage ? y.row : 0, yUnit: 0 },
  });
}

function asImage(value: SingleValue): SingleImage {
  if (value.kind !== 'image') throw new TypeError('a vector where an image is due');
  return value;
}

function asVector(value: SingleValue): SingleVector {
  if (value.kind !== 'vector') throw new TypeError('an image where a vector is due');
  return value;
}
