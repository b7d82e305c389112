import type { LinesView } from '../../contract.generated.js';
import type {
  ActivationLayer,
  ConvolutionLayer,
  DenseLayer,
  FlattenLayer,
  Layer,
  PoolingLayer,
  SubsamplingLayer,
} from '../../lower/network.js';
import { roundUp } from '../arena.js';
import { at } from '../buffer.js';
import { borderAfter, isInPlace } from '../layer-plan.js';
import { type Op, op, type Sections } from '../op.js';
import type { Places } from '../places.js';
import type { PlanContext } from '../plan-context.js';
import { VECTOR } from '../value.js';
import { weightsView } from '../weight-matrix.js';
import { gatherSingle, singleInput } from './single-input.js';
import { singleOutput } from './single-output.js';
import {
  type SingleImage,
  type SingleValue,
  type SingleVector,
  singleImage,
  singleVector,
} from './single-value.js';

/**
 * The sections that predict a single image, with kernels whose lanes are channels instead of samples: with samples, three
 * of four lanes would be unused.
 */
export function singlePrediction(context: PlanContext, places: Places): Sections {
  const { network } = context;
  const input = singleInput(context);
  const ops = [gatherSingle(context, places, input)];
  let value: SingleValue = input;
  for (const [index, layer] of network.layers.entries()) {
    if (layer.kind === 'dropout' || layer.kind === 'rbf') continue;
    const output: SingleValue = isInPlace(network.layers, index) ? value : place(context, layer, index);
    ops.push(layerOp(context, layer, value, output));
    value = output;
  }
  ops.push(...singleOutput(context, places, value));
  return [{ kind: 'allGroups', ops }];
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
    case 'subsampling':
      return subsampling(context, layer, asImage(input), asImage(output));
    case 'flatten':
      return flatten(layer, asImage(input), asVector(output));
    case 'dense':
      return dense(context, layer, input, output);
    case 'activation':
      return activation(layer, input, output);
    case 'dropout':
    case 'rbf':
      throw new TypeError(`${layer.kind} has no kernel for a single image`);
  }
}

function convolution(context: PlanContext, layer: ConvolutionLayer, x: SingleImage, y: SingleImage): Op {
  const kernel = context.weight(layer.kernel);
  const [height, width, filters] = layer.output;
  return op('singleConv2d', layer.name, {
    x,
    kernel: weightsView(kernel),
    bias: context.bias(layer.bias),
    offsets: at(context.arena.addTable(`single offsets ${layer.name}`, tapOffsets(layer, x))),
    y,
    taps: kernel.rows,
    filters,
    height,
    width,
  });
}

/** Distance of the input of each tap from the place of the output pixel, in bytes, in the order channel, ky, kx. */
function tapOffsets(
  { kernelSize, padding, input }: ConvolutionLayer,
  { row, pixel }: SingleImage,
): Int32Array {
  const [height, width] = kernelSize;
  return Int32Array.from({ length: height * width * input[2] }, (_, tap) => {
    const kx = tap % width;
    const ky = ((tap - kx) / width) % height;
    const c = Math.floor(tap / (width * height));
    return (ky - padding.top) * row + (kx - padding.left) * pixel + c * 4;
  });
}

function pooling(layer: PoolingLayer, x: SingleImage, y: SingleImage): Op {
  const [height, width] = layer.output;
  const [poolHeight, poolWidth] = layer.poolSize;
  const isMax = layer.kind === 'max-pooling';
  return op('singlePool', layer.name, { isMax, x, y, height, width, poolHeight, poolWidth });
}

function subsampling(context: PlanContext, layer: SubsamplingLayer, x: SingleImage, y: SingleImage): Op {
  const [height, width] = layer.output;
  const [poolHeight, poolWidth] = layer.poolSize;
  return op('singleSubsample', layer.name, {
    x,
    kernel: at(context.weight(layer.kernel).value),
    bias: at(context.weight(layer.bias).value),
    y,
    height,
    width,
    poolHeight,
    poolWidth,
  });
}

function flatten(layer: FlattenLayer, x: SingleImage, y: SingleVector): Op {
  const [rows, columns, channels] = layer.input;
  return op('singleFlatten', layer.name, { x, y: y.address, rows, columns, channels });
}

function dense(context: PlanContext, layer: DenseLayer, x: SingleValue, y: SingleValue): Op {
  return op('singleDense', layer.name, {
    x: x.address,
    kernel: weightsView(context.weight(layer.kernel)),
    bias: context.bias(layer.bias),
    y: y.address,
    inputs: layer.input,
    outputs: roundUp(layer.output, 4),
  });
}

function activation(layer: ActivationLayer, x: SingleValue, y: SingleValue): Op {
  const isImage = x.kind === 'image';
  return op('activation', layer.name, {
    kind: layer.activation,
    x: linesOf(x),
    y: linesOf(y),
    units: 1,
    rows: isImage ? x.shape[0] : 1,
    columns: isImage ? (x.shape[1] * x.pixel) / VECTOR : roundUp(x.shape, 4) / 4,
  });
}

function linesOf(value: SingleValue): LinesView {
  return { address: value.address, row: value.kind === 'image' ? value.row : 0, unit: 0 };
}

function asImage(value: SingleValue): SingleImage {
  if (value.kind !== 'image') throw new TypeError('expected an image, found a vector');
  return value;
}

function asVector(value: SingleValue): SingleVector {
  if (value.kind !== 'vector') throw new TypeError('expected a vector, found an image');
  return value;
}
