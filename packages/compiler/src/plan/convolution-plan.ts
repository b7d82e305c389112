import {
  type TransformedImageView,
  type TransformedKernelView,
  WINOGRAD_POINTS,
} from '../contract.generated.js';
import type { ConvolutionLayer } from '../lower/network.js';
import { type Arena, roundUp, strideFor } from './arena.js';
import { type Address, at, type Buffer, type Copies } from './buffer.js';
import type { LayerPlan } from './layer-plan.js';
import { VECTOR } from './value.js';
import type { WeightMatrix } from './weight-matrix.js';
import { type WinogradShape, winogradShape } from './winograd.js';

/**
 * Vectors of zeros between the pixels of two channels: of the 4 pixels that kernels read at a time, 3 can be outside.
 */
const MARGIN = 4;

/** The buffers that a convolution needs besides its values and weights. A hat marks what is transformed. */
export interface ConvolutionPlan {
  readonly shape: WinogradShape;
  /** Input channels, counted once per piece of the kernel. */
  readonly channels: number;
  /** Rows of the transformed kernel. */
  readonly taps: number;
  /** Distance of the input of each tap from the place of the output pixel, in bytes. */
  readonly offsets: Address;
  readonly xHat: TransformedImageView;
  /** The output and, in the backward pass, its gradient. */
  readonly yHat: TransformedImageView;
  readonly kernelHat: TransformedKernelView;
  /** The gradients of the kernel and the bias, one copy per lane group. */
  readonly kernelParts: Buffer;
  readonly biasParts?: Buffer;
  /** The buffers for the gradient of the input; absent if no layer needs it. */
  readonly input?: { readonly dxHat: TransformedImageView; readonly transposed: TransformedKernelView };
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
  const { name, kernelSize, output } = layer;
  const channels = shape.pieces * layer.input[2];
  const filters = output[2];
  const taps = kernelSize[0] * channels;
  const pixels = output[0] * shape.tiles;
  const xHat = transformedImage(
    arena,
    `transformed input ${name}`,
    channels,
    shape.rows * shape.tiles,
    'blockGroup',
  );
  return {
    shape,
    channels,
    taps,
    xHat,
    yHat: transformedImage(arena, `transformed output ${name}`, filters, pixels, 'thread'),
    offsets: at(arena.addTable(`offsets ${name}`, tapOffsets(taps, channels, shape.tiles, xHat.channel))),
    kernelHat: transformedKernel(arena, `transformed ${kernel.weight.name}`, taps, filters, kernel.row),
    kernelParts: arena.add(
      `gradients ${kernel.weight.name}`,
      `f32 [${WINOGRAD_POINTS}][${taps}][${filters}]`,
      WINOGRAD_POINTS * taps * kernel.row,
      'group',
    ),
    ...(bias && {
      biasParts: arena.add(`gradients ${bias.weight.name}`, `f32 [${filters}]`, bias.row, 'group'),
    }),
    ...(plan.inputGradient && {
      input: {
        dxHat: transformedImage(
          arena,
          `transformed gradient of input ${name}`,
          channels,
          layer.input[0] * shape.tiles,
          'thread',
        ),
        transposed: transformedKernel(
          arena,
          `transposed ${kernel.weight.name}`,
          kernelSize[0] * filters,
          channels,
          roundUp(channels, 4) * 4,
        ),
      },
    }),
  };
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
  channels: number,
  pixels: number,
  copies: Copies,
): TransformedImageView {
  const channel = strideFor((pixels + MARGIN) * VECTOR);
  // Kernels write two channels at a time.
  const point = roundUp(channels, 2) * channel;
  const layout = `f32 [${WINOGRAD_POINTS}][${channels}][${pixels}][4] + ${MARGIN} vectors per channel`;
  const buffer = arena.add(name, layout, MARGIN * VECTOR + WINOGRAD_POINTS * point, copies);
  return { address: at(buffer, MARGIN * VECTOR), point, channel };
}

function transformedKernel(
  arena: Arena,
  name: string,
  rows: number,
  columns: number,
  row: number,
): TransformedKernelView {
  const layout = `f32 [${WINOGRAD_POINTS}][${rows}][${columns}]`;
  const buffer = arena.add(name, layout, WINOGRAD_POINTS * rows * row);
  return { address: at(buffer), point: rows * row, row };
}
