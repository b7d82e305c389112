import type { ConvolutionLayer } from '../../../lower/network.js';
import { type ImageValue, VECTOR, withBorder } from '../../memory/value.js';
import { type Op, op } from '../../op.js';
import type { PlanContext } from '../../plan-context.js';
import { PIXELS_AT_ONCE } from './convolution-plan.js';

/** The kernel calls that compute the output of a convolution. */
export function convolutionForward(
  context: PlanContext,
  layer: ConvolutionLayer,
  x: ImageValue,
  y: ImageValue,
): Op[] {
  return [transformInput(context, layer, x), products(context, layer), transformOutput(context, layer, y)];
}

function products(context: PlanContext, layer: ConvolutionLayer): Op {
  const { isColumn, shape, points, taps, channels, pixels, offsets, connections, ...images } =
    context.convolution(layer);
  const { xHat, yHat, kernelHat } = images;
  const [height, , filters] = layer.output;
  const operands = { xHat, kernelHat, yHat, filters };
  if (isColumn) return op('columnConv2d', layer.name, { ...operands, height, tiles: shape.tiles });
  if (connections)
    return op('tableConv2d', layer.name, { ...operands, connections: connections.filters, points, pixels });
  if (shape.nested && pixels >= PIXELS_AT_ONCE)
    return op('nestedProducts', layer.name, { ...operands, points, channels, pixels });
  return op('conv2d', layer.name, { ...operands, offsets, points, taps, pixels });
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
