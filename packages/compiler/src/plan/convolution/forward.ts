import type { ConvolutionLayer } from '../../lower/network.js';
import { type Op, op } from '../op.js';
import type { PlanContext } from '../plan-context.js';
import { type ImageValue, VECTOR, withBorder } from '../value.js';

/** The kernel calls that compute the output of a convolution. */
export function convolutionForward(
  context: PlanContext,
  layer: ConvolutionLayer,
  x: ImageValue,
  y: ImageValue,
): Op[] {
  const { points, taps, pixels, offsets, xHat, yHat, kernelHat } = context.convolution(layer);
  const filters = layer.output[2];
  return [
    transformInput(context, layer, x),
    op('conv2d', layer.name, { xHat, kernelHat, offsets, yHat, points, taps, filters, pixels }),
    transformOutput(context, layer, y),
  ];
}

function transformInput(context: PlanContext, layer: ConvolutionLayer, image: ImageValue): Op {
  const { shape, xHat, scratch } = context.convolution(layer);
  const { pieces, piece, rows, tiles, tile, nested } = shape;
  const { name, padding, input } = layer;
  const x = withBorder(image, padding);
  const cut = { pieces, pieceBytes: piece * VECTOR, channels: input[2], rows, tiles, tile };
  if (!nested) return op('transformInput', name, { x, xStep: VECTOR, xHat, ...cut });
  return op('nestedInput', name, { x, xHat, scratch, ...cut, ...nested });
}

function transformOutput(context: PlanContext, layer: ConvolutionLayer, y: ImageValue): Op {
  const { shape, yHat, scratch } = context.convolution(layer);
  const { tiles, tile, nested } = shape;
  const [height, width, filters] = layer.output;
  const bias = context.bias(layer.bias);
  const size = { filters, height, width, tile };
  if (!nested) return op('transformOutput', layer.name, { yHat, bias, y, yStep: VECTOR, ...size });
  const zeros = context.bias(undefined);
  const { columnTile } = nested;
  return op('nestedOutput', layer.name, { yHat, scratch, zeros, bias, y, ...size, tiles, columnTile });
}
