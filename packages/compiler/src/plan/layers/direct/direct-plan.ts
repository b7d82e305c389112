import type { DepthwiseConvolutionLayer, DirectConvolutionLayer } from '../../../lower/network.js';
import type { LayerPlan } from '../../layer-plan.js';
import type { Arena } from '../../memory/arena.js';
import { type Address, at } from '../../memory/buffer.js';
import { asImage, type ImageValue, VECTOR } from '../../memory/value.js';

/** The layers that these tables are for. */
export type DirectLayer = DirectConvolutionLayer | DepthwiseConvolutionLayer;

/** The tables of a direct or depthwise convolution: see assembly/kernels/direct/conv2d.ts. */
export interface DirectPlan {
  /** The places of each output pixel in a channel of the input and of the output, in bytes. */
  readonly places: Address;
  readonly pixels: number;
  /** Distance of the input of each tap from the place of the output pixel, in bytes. */
  readonly offsets: Address;
  readonly taps: number;
  /** The same for the gradient of the input; absent if no layer needs it. */
  readonly gradientOffsets?: Address;
}

/** Allocates the tables. */
export function planDirect(arena: Arena, layer: DirectLayer, plan: LayerPlan): DirectPlan {
  const { name, output } = layer;
  const x = asImage(plan.input);
  const offsets = (what: string, image: ImageValue): Address =>
    at(arena.addTable(`${what} ${name}`, tapOffsets(layer, image)));
  const dx = plan.inputGradient && asImage(plan.inputGradient);
  return {
    places: at(arena.addTable(`places ${name}`, pixelPlaces(layer, x, asImage(plan.output)))),
    pixels: output[0] * output[1],
    offsets: offsets('offsets', x),
    taps: tapCount(layer),
    ...(dx && { gradientOffsets: offsets('offsets of gradient', dx) }),
  };
}

/** A depthwise convolution has the same taps in every channel. */
export function tapCount({ kind, kernelSize: [height, width], input }: DirectLayer): number {
  return height * width * (kind === 'depthwise-convolution' ? 1 : input[2]);
}

/** In the order channel, ky, kx. */
function tapOffsets(layer: DirectLayer, { row, channel }: ImageValue): Int32Array {
  const { kernelSize, dilations, padding } = layer;
  const [height, width] = kernelSize;
  return Int32Array.from({ length: tapCount(layer) }, (_, tap) => {
    const kx = tap % width;
    const ky = Math.floor(tap / width) % height;
    const y = ky * dilations[0] - padding.top;
    const x = kx * dilations[1] - padding.left;
    return Math.floor(tap / (width * height)) * channel + y * row + x * VECTOR;
  });
}

/** The gradients of both images have the same places, since their rows are as long. */
function pixelPlaces({ output, strides }: DirectLayer, x: ImageValue, y: ImageValue): Int32Array {
  const [height, width] = output;
  const places = Array.from({ length: height * width }, (_, pixel) => {
    const [row, column] = [Math.floor(pixel / width), pixel % width];
    return [row * strides[0] * x.row + column * strides[1] * VECTOR, row * y.row + column * VECTOR];
  });
  return Int32Array.from(places.flat());
}
