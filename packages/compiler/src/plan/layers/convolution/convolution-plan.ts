import {
  type TransformedImageView,
  type TransformedKernelView,
  WINOGRAD_POINTS,
} from '../../../contract.generated.js';
import type { ConvolutionLayer } from '../../../lower/network.js';
import type { LayerPlan } from '../../layer-plan.js';
import { type Arena, roundUp, strideFor } from '../../memory/arena.js';
import { type Address, at, type Buffer, type Copies } from '../../memory/buffer.js';
import { VECTOR } from '../../memory/value.js';
import type { WeightMatrix } from '../../memory/weight-matrix.js';
import { addConnectionLists, type ConnectionLists } from './connection-lists.js';
import { type WinogradShape, winogradShape } from './winograd.js';

/**
 * Vectors of zeros between the pixels of two channels: of the 4 pixels that kernels read at a time, 3 can be outside.
 */
const MARGIN = 4;

/** Pixels that kernels compute at a time. */
export const PIXELS_AT_ONCE = 4;

/** The buffers that a convolution needs besides its values and weights. A hat marks what is transformed. */
export interface ConvolutionPlan {
  readonly shape: WinogradShape;
  /** Points of a transformed tile: 8, or 64 if the convolution is nested. */
  readonly points: number;
  /** Whether kernels for one channel and 5 rows fit: see assembly/kernels/convolution/column-conv2d.ts. */
  readonly isColumn: boolean;
  /** Input channels, counted once per piece of the kernel. */
  readonly channels: number;
  /** Products per output of a point. */
  readonly taps: number;
  /** Transformed outputs per filter and point. */
  readonly pixels: number;
  /** Distance of the input of each tap from the place of the output pixel, in bytes. */
  readonly offsets: Address;
  readonly xHat: TransformedImageView;
  /** The output and, in the backward pass, its gradient. */
  readonly yHat: TransformedImageView;
  /** The gradient of the transformed input; absent if no layer needs it. */
  readonly dxHat?: TransformedImageView;
  readonly kernelHat: TransformedKernelView;
  /** The result of the first of two nested transforms. */
  readonly scratch: Address;
  /** The gradients of the transformed kernel and of the bias, one copy per lane group, `partStride` bytes apart. */
  readonly dKernelHat: TransformedKernelView;
  readonly partStride: number;
  readonly biasParts?: Buffer;
  /** The connections of a nested convolution; absent if it has all of them. */
  readonly connections?: ConnectionLists | undefined;
  /** All bits where the kernel has a connection; absent if it has all connections. */
  readonly mask?: Buffer;
}

/** Allocates the buffers of a convolution. */
export function planConvolution(
  arena: Arena,
  layer: ConvolutionLayer,
  plan: LayerPlan,
  kernel: WeightMatrix,
  bias: WeightMatrix | undefined,
): ConvolutionPlan {
  const shape = winogradShape(layer);
  const { name, kernelSize, input, output } = layer;
  const { nested, tiles } = shape;
  const points = WINOGRAD_POINTS * (nested ? WINOGRAD_POINTS : 1);
  const channels = shape.pieces * input[2];
  const filters = output[2];
  const taps = (nested ? 1 : kernelSize[0]) * channels;
  const pixels = (nested ? nested.columnTiles : output[0]) * tiles;
  const image = (what: string, depth: number, size: number, copies: Copies): TransformedImageView =>
    (nested ? nestedImage : transformedImage)(arena, `${what} ${name}`, points, depth, size, copies);
  const xHat = image(
    'transformed input',
    channels,
    nested ? pixels : shape.rows * tiles,
    plan.input.buffer.copies,
  );
  const planes = Math.max(shape.pieces * shape.rows, output[0]) * tiles * VECTOR;
  const scratch = WINOGRAD_POINTS * Math.max(planes, Math.max(WINOGRAD_POINTS, kernelSize[0]) * kernel.row);
  const dKernelHat = nested
    ? { point: kernel.row, row: strideFor(points * kernel.row) }
    : { point: taps * kernel.row, row: kernel.row };
  const partSize = nested ? taps * dKernelHat.row : points * dKernelHat.point;
  const partLayout = nested ? `[${taps}][${points}]` : `[${points}][${taps}]`;
  const partName = `gradients ${kernel.weight.name}`;
  const parts = arena.add(partName, `f32 ${partLayout}[${filters}]`, partSize, 'group');
  const inputPixels = nested ? pixels : input[0] * tiles;
  const yHat = image('transformed output', filters, pixels, 'thread');
  const transformedName = `transformed ${kernel.weight.name}`;
  const kernelHat = transformedKernel(arena, transformedName, points, taps, filters, kernel.row);
  const { connections } = kernel;
  return {
    shape,
    points,
    isColumn: !nested && channels === 1 && kernelSize[0] === 5 && output[0] % 4 === 0,
    channels,
    taps,
    pixels,
    xHat,
    yHat,
    offsets: at(arena.addTable(`offsets ${name}`, tapOffsets(taps, channels, tiles, xHat.channel))),
    kernelHat,
    scratch: at(arena.add(`scratch ${name}`, `f32 [${scratch / 4}]`, scratch, 'thread')),
    dKernelHat: { ...dKernelHat, address: at(parts) },
    partStride: parts.stride,
    ...(bias && {
      biasParts: arena.add(`gradients ${bias.weight.name}`, `f32 [${filters}]`, bias.row, 'group'),
    }),
    ...(connections &&
      nested && {
        connections: addConnectionLists(arena, layer, connections, shape.pieces, { xHat, yHat, kernelHat }),
      }),
    ...(connections && { mask: arena.addTable(`mask ${kernel.weight.name}`, connectionMask(kernel)) }),
    ...(plan.inputGradient && {
      dxHat: image('transformed gradient of input', channels, inputPixels, 'thread'),
    }),
  };
}

function connectionMask(kernel: WeightMatrix): Int32Array {
  const { rows, channels, row, connections = [] } = kernel;
  const mask = new Int32Array((rows * row) / 4);
  const taps = rows / channels;
  for (const { channel, filter } of connections) {
    for (let tap = 0; tap < taps; tap++) mask[((channel * taps + tap) * row) / 4 + filter] = -1;
  }
  return mask;
}

function tapOffsets(taps: number, channels: number, tiles: number, channelStride: number): Int32Array {
  return Int32Array.from({ length: taps }, (_, tap) => {
    const channel = tap % channels;
    return ((tap - channel) / channels) * tiles * VECTOR + channel * channelStride;
  });
}

function transformedImage(
  arena: Arena,
  name: string,
  points: number,
  channels: number,
  pixels: number,
  copies: Copies,
): TransformedImageView {
  const channel = strideFor((pixels + MARGIN) * VECTOR);
  // Kernels write two channels at a time.
  const point = roundUp(channels, 2) * channel;
  const layout = `f32 [${points}][${channels}][${pixels}][4] + ${MARGIN} vectors per channel`;
  const buffer = arena.add(name, layout, MARGIN * VECTOR + points * point, copies);
  return { address: at(buffer, MARGIN * VECTOR), point, channel };
}

/** Channel by channel, since transforms work channel by channel, and kernels read a few lines of each channel at a time. */
function nestedImage(
  arena: Arena,
  name: string,
  points: number,
  channels: number,
  pixels: number,
  copies: Copies,
): TransformedImageView {
  const point = pixels * VECTOR;
  const channel = strideFor(points * point);
  const layout = `f32 [${channels}][${points}][${pixels}][4]`;
  const buffer = arena.add(name, layout, roundUp(channels, 2) * channel, copies);
  return { address: at(buffer), point, channel };
}

function transformedKernel(
  arena: Arena,
  name: string,
  points: number,
  rows: number,
  columns: number,
  row: number,
): TransformedKernelView {
  const layout = `f32 [${points}][${rows}][${columns}]`;
  // Kernels read two channels at a time.
  const buffer = arena.add(name, layout, (points * rows + 1) * row);
  return { address: at(buffer), point: rows * row, row };
}
