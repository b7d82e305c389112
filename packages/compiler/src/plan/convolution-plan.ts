import type { ConvolutionLayer } from '../lower/network.js';
import { type Arena, roundUp, strideFor } from './arena.js';
import { type Address, at, type Buffer, type Copies } from './buffer.js';
import type { LayerPlan } from './layer-plan.js';
import { VECTOR } from './value.js';
import type { WeightMatrix } from './weight-matrix.js';
import { POINTS, type WinogradShape, winogradShape } from './winograd.js';

/** Vectors of zeros between the pixels of a channel and the next: kernels take 4 pixels, of which 3 may lie outside. */
const MARGIN = 4;

/** Lines of pixels, one for each point and channel. Strides are in bytes. */
interface HatImage {
  readonly address: Address;
  readonly point: number;
  readonly channel: number;
}

/** A transformed kernel, or its gradient: `[8][rows][columns]` floats. Strides are in bytes. */
interface HatKernel {
  readonly buffer: Buffer;
  readonly point: number;
  readonly row: number;
}

/** What a convolution needs beside its values and weights. A hat is on what is transformed. */
export interface ConvolutionPlan {
  readonly shape: WinogradShape;
  /** Input channels, counted for each piece of the kernel, and rows of a transformed kernel. */
  readonly channels: number;
  readonly taps: number;
  /** How far each tap's input lies from the output pixel's own place, in bytes. */
  readonly offsets: Buffer;
  readonly xHat: HatImage;
  /** The output, and on the way back its gradient. */
  readonly yHat: HatImage;
  readonly kernelHat: HatKernel;
  /** The gradients of kernel and bias, a copy for each group. */
  readonly kernelParts: Buffer;
  readonly biasParts?: Buffer;
  /** What the gradient of the input needs; absent where nobody wants it. */
  readonly input?: { readonly dxHat: HatImage; readonly transposed: HatKernel };
}

/** Lays out what a convolution needs. */
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
  const xHat = hatImage(arena, `transformed input ${name}`, channels, shape.rows * shape.tiles, 'blockGroup');
  return {
    ...{ shape, channels, taps, xHat },
    yHat: hatImage(arena, `transformed output ${name}`, filters, pixels, 'thread'),
    offsets: arena.addTable(
      `offsets ${name}`,
      Int32Array.from({ length: taps }, (_, tap) => {
        const channel = tap % channels;
        return ((tap - channel) / channels) * shape.tiles * VECTOR + channel * xHat.channel;
      }),
    ),
    kernelHat: hatKernel(arena, `transformed ${kernel.weight.name}`, taps, filters, kernel.row),
    kernelParts: arena.add(
      `gradients ${kernel.weight.name}`,
      `f32 [${POINTS}][${taps}][${filters}]`,
      POINTS * taps * kernel.row,
      'group',
    ),
    ...(bias && {
      biasParts: arena.add(`gradients ${bias.weight.name}`, `f32 [${filters}]`, bias.row, 'group'),
    }),
    ...(plan.inputGradient && {
      input: {
        dxHat: hatImage(
          arena,
          `transformed gradient of input ${name}`,
          channels,
          layer.input[0] * shape.tiles,
          'thread',
        ),
        transposed: hatKernel(
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

function hatImage(arena: Arena, name: string, channels: number, pixels: number, copies: Copies): HatImage {
  const channel = strideFor((pixels + MARGIN) * VECTOR);
  // Kernels write channels two by two.
  const point = roundUp(channels, 2) * channel;
  const layout = `f32 [${POINTS}][${channels}][${pixels}][4] + ${MARGIN} vectors a channel`;
  const buffer = arena.add(name, layout, MARGIN * VECTOR + POINTS * point, copies);
  return { address: at(buffer, MARGIN * VECTOR), point, channel };
}

function hatKernel(arena: Arena, name: string, rows: number, columns: number, row: number): HatKernel {
  const layout = `f32 [${POINTS}][${rows}][${columns}]`;
  return { buffer: arena.add(name, layout, POINTS * rows * row), point: rows * row, row };
}
