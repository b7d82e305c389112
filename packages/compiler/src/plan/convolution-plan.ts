import type { ConvolutionLayer } from '../lower/network.js';
import { type Arena, roundUp } from './arena.js';
import type { Buffer } from './buffer.js';
import type { LayerPlan } from './layer-plan.js';
import { VECTOR } from './value.js';
import type { WeightMatrix } from './weight-matrix.js';

/** What a convolution needs beside its values and weights. */
export interface ConvolutionPlan {
  /** How far each tap's input lies from the output pixel's own place, in bytes: see assembly/kernels/conv2d.ts. */
  readonly offsets: Buffer;
  /** The gradients of kernel and bias, a copy for each group. */
  readonly kernelParts: Buffer;
  readonly biasParts?: Buffer;
  /** The kernel as the input's gradient reads it, and one row of that in bytes; absent where nobody wants that gradient. */
  readonly transposed?: { readonly buffer: Buffer; readonly row: number };
}

/** Lays out what a convolution needs. */
export function planConvolution(
  arena: Arena,
  layer: ConvolutionLayer,
  plan: LayerPlan,
  kernel: WeightMatrix,
  bias: WeightMatrix | undefined,
): ConvolutionPlan {
  if (plan.input.kind !== 'image') throw new TypeError(`layer ${layer.name} convolves a matrix`);
  const [height, width] = layer.kernelSize;
  const [, , channels] = layer.input;
  const filters = layer.output[2];
  const row = roundUp(channels, 4) * 4;
  const part = (matrix: WeightMatrix): Buffer =>
    arena.add(
      `gradients ${matrix.weight.name}`,
      `f32 [${matrix.rows}][${matrix.columns}]`,
      matrix.pairs * matrix.pairBytes,
      'group',
    );
  return {
    offsets: arena.addTable(
      `offsets ${layer.name}`,
      tapOffsets(layer, { row: plan.input.row, pixel: VECTOR, channel: plan.input.channel }),
    ),
    kernelParts: part(kernel),
    ...(bias && { biasParts: part(bias) }),
    ...(plan.inputGradient && {
      transposed: {
        buffer: arena.add(
          `transposed ${kernel.weight.name}`,
          `f32 [${height * width}][${filters}][${channels}]`,
          height * width * filters * row,
        ),
        row,
      },
    }),
  };
}

/**
 * How far the input of each tap lies from the output pixel's own place, in the order of the kernel's rows: ky, kx, channel.
 * The border of the input holds what padding adds.
 */
export function tapOffsets(
  layer: ConvolutionLayer,
  { row, pixel, channel }: { readonly row: number; readonly pixel: number; readonly channel: number },
): Int32Array {
  const [height, width] = layer.kernelSize;
  const channels = layer.input[2];
  return Int32Array.from({ length: height * width * channels }, (_, tap) => {
    const c = tap % channels;
    const place = (tap - c) / channels;
    const kx = place % width;
    const ky = (place - kx) / width;
    return (ky - layer.padding.top) * row + (kx - layer.padding.left) * pixel + c * channel;
  });
}
