import { WINOGRAD_POINTS } from '../../../contract.generated.js';
import type { ConvolutionLayer } from '../../../lower/network.js';
import { at } from '../../memory/buffer.js';
import { asImage, type ImageValue, VECTOR, withBorder } from '../../memory/value.js';
import { type Op, op } from '../../op.js';
import type { PlanContext } from '../../plan-context.js';
import { PIXELS_AT_ONCE } from './convolution-plan.js';
import { pooledTanhAfter } from './pooled-tanh.js';

/**
 * The kernel calls that compute the gradients of the weights of a convolution from that of its output, and the gradient of
 * its input if `dx` is given.
 */
export function convolutionBackward(
  context: PlanContext,
  layer: ConvolutionLayer,
  dy: ImageValue,
  dx: ImageValue | undefined,
): Op[] {
  const isFrozen = context.network.frozen.has(layer.name);
  return [
    transformOutputGradient(context, layer, dy),
    ...(isFrozen ? [] : biasGradient(context, layer)),
    ...products(context, layer, { ofKernel: !isFrozen, ofInput: dx !== undefined }),
    ...(dx ? [transformInputGradient(context, layer, dx)] : []),
  ];
}

function transformOutputGradient(context: PlanContext, layer: ConvolutionLayer, dy: ImageValue): Op {
  const { shape, yHat: dyHat, scratch } = context.convolution(layer);
  const { tiles, tile, nested } = shape;
  const [height, width, filters] = layer.output;
  const pooling = pooledTanhAfter(context, layer);
  if (pooling?.outputGradient) {
    const images = { y: asImage(pooling.input), dPooled: asImage(pooling.outputGradient), dyHat };
    return op('transformPooledGradient', layer.name, { ...images, filters, height, width });
  }
  const size = { filters, height, width, tile };
  if (!nested) return op('transformOutputGradient', layer.name, { dy, dyStep: VECTOR, dyHat, ...size });
  const { columnTile } = nested;
  return op('nestedOutputGradient', layer.name, { dy, dyHat, scratch, ...size, tiles, columnTile });
}

/** The products of the gradients of the transformed kernel and of the transformed input. */
function products(
  context: PlanContext,
  layer: ConvolutionLayer,
  { ofKernel, ofInput }: { readonly ofKernel: boolean; readonly ofInput: boolean },
): Op[] {
  const { shape, points, channels, pixels, offsets, dxHat, ...images } = context.convolution(layer);
  const { xHat, yHat: dyHat, kernelHat, dKernelHat } = images;
  const filters = layer.output[2];
  const fits = pixels >= PIXELS_AT_ONCE && channels % 2 === 0 && filters % 4 === 0;
  if (shape.nested && !images.connections && ofKernel && ofInput && dxHat && fits) {
    const operands = { xHat, kernelHat, dyHat, offsets, dKernelHat, dxHat };
    return [op('nestedGradients', layer.name, { ...operands, points, channels, filters, pixels })];
  }
  return [
    ...(ofKernel ? [kernelGradient(context, layer)] : []),
    ...(ofInput ? [inputGradient(context, layer)] : []),
  ];
}

function kernelGradient(context: PlanContext, layer: ConvolutionLayer): Op {
  const { isColumn, shape, points, taps, pixels, offsets, ...images } = context.convolution(layer);
  const { xHat, yHat: dyHat, dKernelHat } = images;
  const [height, , filters] = layer.output;
  const operands = { xHat, dyHat, dKernelHat, filters };
  if (isColumn) return op('columnKernelGradient', layer.name, { ...operands, height, tiles: shape.tiles });
  return op('conv2dKernelGradient', layer.name, { ...operands, offsets, points, taps, pixels });
}

/** At the point 1, the transformed gradient of a tile is the sum of the tile. */
function biasGradient(context: PlanContext, layer: ConvolutionLayer): Op[] {
  const { yHat, biasParts, pixels, shape } = context.convolution(layer);
  if (!biasParts) return [];
  const { address, point, channel } = yHat;
  const one = shape.nested ? WINOGRAD_POINTS + 1 : 1;
  const dy = { address: { ...address, offset: address.offset + one * point }, row: 0, unit: channel };
  const size = { units: layer.output[2], rows: 1, columns: pixels };
  return [op('biasGradient', layer.name, { dy, dBias: at(biasParts), ...size })];
}

function inputGradient(context: PlanContext, layer: ConvolutionLayer): Op {
  const { shape, points, channels, yHat: dyHat, dxHat, kernelHat, ...rest } = context.convolution(layer);
  const { kernelSize, padding, input, output } = layer;
  const { connections, pixels } = rest;
  if (connections) {
    const images = { xHat: dyHat, kernelHat, yHat: found(dxHat, layer) };
    const lists = { connections: connections.channels, points, filters: channels, pixels };
    return op('tableConv2d', layer.name, { ...images, ...lists });
  }
  const rows = shape.nested?.columnTiles;
  return op('conv2dInputGradient', layer.name, {
    ...{
      kernelHat,
      dyHat,
      dxHat: found(dxHat, layer),
      points,
      channels,
      filters: output[2],
      tiles: shape.tiles,
    },
    kernelHeight: rows === undefined ? kernelSize[0] : 1,
    height: rows ?? output[0],
    dxHeight: rows ?? input[0],
    padTop: rows === undefined ? padding.top : 0,
  });
}

function transformInputGradient(context: PlanContext, layer: ConvolutionLayer, gradient: ImageValue): Op {
  const { shape, dxHat, scratch } = context.convolution(layer);
  const { pieces, piece, rows, tiles, tile, nested } = shape;
  const { name, padding, input } = layer;
  const dx = withBorder(gradient, { top: 0, left: padding.left });
  const cut = { pieces, pieceBytes: piece * VECTOR, channels: input[2], tiles, tile };
  const images = { dxHat: found(dxHat, layer), dx };
  if (!nested) {
    const size = { rows: input[0], bytes: input[0] * dx.row };
    return op('transformInputGradient', name, { ...images, dxStep: VECTOR, ...cut, ...size });
  }
  const size = { rows, top: padding.top, height: input[0] };
  return op('nestedInputGradient', name, { ...images, scratch, ...cut, ...size, ...nested });
}

function found<T>(dxHat: T | undefined, { name }: ConvolutionLayer): T {
  if (dxHat === undefined) throw new RangeError(`${name} has no gradient of its input`);
  return dxHat;
}
