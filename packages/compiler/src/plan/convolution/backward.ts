import { WINOGRAD_POINTS } from '../../contract.generated.js';
import type { ConvolutionLayer } from '../../lower/network.js';
import { at } from '../buffer.js';
import { type Op, op } from '../op.js';
import type { PlanContext } from '../plan-context.js';
import { type ImageValue, VECTOR, withBorder } from '../value.js';

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
    ...(isFrozen ? [] : [...biasGradient(context, layer), kernelGradient(context, layer)]),
    ...(dx ? inputGradient(context, layer, dx) : []),
  ];
}

function transformOutputGradient(context: PlanContext, layer: ConvolutionLayer, dy: ImageValue): Op {
  const { shape, yHat: dyHat, scratch } = context.convolution(layer);
  const { tiles, tile, nested } = shape;
  const [height, width, filters] = layer.output;
  const size = { filters, height, width, tile };
  if (!nested) return op('transformOutputGradient', layer.name, { dy, dyStep: VECTOR, dyHat, ...size });
  const { columnTile } = nested;
  return op('nestedOutputGradient', layer.name, { dy, dyHat, scratch, ...size, tiles, columnTile });
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

function inputGradient(context: PlanContext, layer: ConvolutionLayer, gradient: ImageValue): Op[] {
  const { shape, points, channels, yHat: dyHat, dxHat, kernelHat, scratch } = context.convolution(layer);
  const { pixels, connections } = context.convolution(layer);
  if (!dxHat) throw new RangeError(`${layer.name} has no gradient of its input`);
  const { pieces, piece, rows, tiles, tile, nested } = shape;
  const { name, kernelSize, padding, input, output } = layer;
  const products = { kernelHat, dyHat, dxHat, points, filters: output[2], channels, tiles };
  const dx = withBorder(gradient, { top: 0, left: padding.left });
  const cut = { pieces, pieceBytes: piece * VECTOR, channels: input[2], tiles, tile };
  if (!nested) {
    const size = { kernelHeight: kernelSize[0], height: output[0], dxHeight: input[0], padTop: padding.top };
    return [
      op('conv2dInputGradient', name, { ...products, ...size }),
      op('transformInputGradient', name, {
        ...{ dxHat, dx, dxStep: VECTOR, ...cut },
        rows: input[0],
        bytes: input[0] * dx.row,
      }),
    ];
  }
  const image = { rows, top: padding.top, height: input[0] };
  const back = op('nestedInputGradient', name, { dxHat, scratch, dx, ...cut, ...image, ...nested });
  if (connections) {
    const lists = { connections: connections.channels, points, filters: channels, pixels };
    return [op('tableConv2d', name, { xHat: dyHat, kernelHat, yHat: dxHat, ...lists }), back];
  }
  const size = { kernelHeight: 1, height: nested.columnTiles, dxHeight: nested.columnTiles, padTop: 0 };
  return [op('conv2dInputGradient', name, { ...products, ...size }), back];
}
