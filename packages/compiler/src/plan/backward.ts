import type {
  ActivationLayer,
  ConvolutionLayer,
  DenseLayer,
  FlattenLayer,
  PoolingLayer,
} from '../lower/network.js';
import { at } from './buffer.js';
import { dropoutMask } from './dropout-mask.js';
import { ACTIVATION_KINDS } from './kernel-table.js';
import type { LayerPlan } from './layer-plan.js';
import { type Op, op } from './op.js';
import type { PlanContext } from './plan-context.js';
import { asImage, asMatrix, type ImageValue, type Value, VECTOR, viewsOf, withBorder } from './value.js';

/**
 * The calls that take the gradient of a layer's output to its input and, in a convolution, to its weights. A dense
 * layer's weights get theirs later, over the whole batch: see update.ts.
 */
export function backwardOps(context: PlanContext, plan: LayerPlan): Op[] {
  const { layer, inputGradient: dx, outputGradient: dy } = plan;
  if (!dy || plan.isLeftToPooling) return [];
  switch (layer.kind) {
    case 'convolution':
      return convolution(context, layer, dy, dx);
    case 'dense':
      return dx ? [dense(context, layer, dy, dx)] : [];
    case 'average-pooling':
    case 'max-pooling':
      return dx ? [pooling(plan, layer, dy, dx)] : [];
    case 'flatten':
      return dx ? [unflatten(layer, dy, dx)] : [];
    case 'activation':
      return [activation(plan, layer, dy, dx ?? dy)];
    case 'dropout':
      return dx ? [dropout(context, plan, dy, dx)] : [];
  }
}

function convolution(
  context: PlanContext,
  layer: ConvolutionLayer,
  outputGradient: Value,
  inputGradient: Value | undefined,
): Op[] {
  const dy = asImage(outputGradient);
  const [height, width, filters] = layer.output;
  const { shape, taps, offsets, xHat, yHat, kernelHat, kernelParts, biasParts } = context.convolution(layer);
  const ops = [
    op('transformOutputGradient', layer.name, {
      ...{ dy: dy.address, dyHat: yHat.address, filters, height, width, tile: shape.tile },
      ...{ dyRow: dy.row, dyChannel: dy.channel, hatPoint: yHat.point, hatChannel: yHat.channel },
    }),
    op('conv2dKernelGradient', layer.name, {
      ...{ x: xHat.address, dy: yHat.address, offsets: at(offsets), dKernel: at(kernelParts) },
      ...{ taps, filters, pixels: height * shape.tiles },
      ...{ xPoint: xHat.point, dyPoint: yHat.point, kernelPoint: kernelHat.point },
      ...{ dyChannel: yHat.channel, kernelRow: kernelHat.row },
    }),
  ];
  if (biasParts) {
    const view = { units: filters, rows: height, columns: width, dyRow: dy.row, dyUnit: dy.channel };
    ops.unshift(op('biasGradient', layer.name, { dy: dy.address, dBias: at(biasParts), ...view }));
  }
  if (inputGradient) ops.push(...convolutionInput(context, layer, asImage(inputGradient)));
  return ops;
}

function convolutionInput(context: PlanContext, layer: ConvolutionLayer, gradient: ImageValue): Op[] {
  const { shape, channels, yHat, input } = context.convolution(layer);
  if (!input) throw new RangeError(`${layer.name} has no transposed kernel`);
  const { dxHat, transposed } = input;
  const { pieces, piece, tiles, tile } = shape;
  const [dxHeight] = layer.input;
  const dx = withBorder(gradient, { top: 0, left: layer.padding.left });
  return [
    op('conv2dInputGradient', layer.name, {
      ...{ transposedKernel: at(transposed.buffer), dy: yHat.address, dx: dxHat.address },
      ...{ filters: layer.output[2], kernelHeight: layer.kernelSize[0], height: layer.output[0] },
      ...{ tiles, channels, dxHeight, padTop: layer.padding.top },
      ...{ dyPoint: yHat.point, dyChannel: yHat.channel, dxPoint: dxHat.point, dxChannel: dxHat.channel },
      ...{ kernelPoint: transposed.point, kernelRow: transposed.row },
    }),
    op('transformInputGradient', layer.name, {
      ...{ dxHat: dxHat.address, dx: dx.address, pieces, pieceBytes: piece * VECTOR },
      ...{ channels: layer.input[2], rows: dxHeight, columns: dx.row / VECTOR, tiles, tile },
      ...{ hatPoint: dxHat.point, hatChannel: dxHat.channel, dxRow: dx.row, dxChannel: dx.channel },
    }),
  ];
}

function dense(context: PlanContext, layer: DenseLayer, dy: Value, dx: Value): Op {
  const kernel = context.weight(layer.kernel);
  return op('denseInputGradient', layer.name, {
    kernel: at(kernel.value),
    dy: dy.address,
    dx: dx.address,
    ...{ inputs: kernel.slices * 2, outputs: layer.output },
    ...{ dyUnit: asMatrix(dy).unit, dxUnit: asMatrix(dx).unit, kernelRow: kernel.row },
  });
}

function pooling(plan: LayerPlan, layer: PoolingLayer, outputGradient: Value, inputGradient: Value): Op {
  const y = asImage(plan.input);
  const top = asImage(plan.output);
  const dy = asImage(outputGradient);
  const dx = asImage(inputGradient);
  const [height, width, channels] = layer.output;
  const [poolHeight, poolWidth] = layer.poolSize;
  return op('poolGradient', layer.name, {
    isMax: layer.kind === 'max-pooling' ? 1 : 0,
    kind: ACTIVATION_KINDS[plan.activation ?? 'none'],
    ...{ y: y.address, top: top.address, dy: dy.address, dx: dx.address },
    ...{ channels, height, width, poolHeight, poolWidth },
    ...{ yRow: y.row, yChannel: y.channel, topRow: top.row, topChannel: top.channel },
    ...{ dyRow: dy.row, dyChannel: dy.channel, dxRow: dx.row, dxChannel: dx.channel },
  });
}

function unflatten(layer: FlattenLayer, dy: Value, inputGradient: Value): Op {
  const dx = asImage(inputGradient);
  const [rows, columns, channels] = layer.input;
  return op('unflatten', layer.name, {
    dy: dy.address,
    dx: dx.address,
    ...{ channels, rows, columns, dxRow: dx.row, dxChannel: dx.channel, dyUnit: asMatrix(dy).unit },
  });
}

function activation(plan: LayerPlan, layer: ActivationLayer, dy: Value, dx: Value): Op {
  const [y, d] = viewsOf(plan.output, dy);
  const { units, rows, columns } = d;
  return op('activationGradient', layer.name, {
    kind: ACTIVATION_KINDS[layer.activation],
    y: plan.output.address,
    dy: dy.address,
    dx: dx.address,
    ...{ units, rows, columns, yRow: y.row, yUnit: y.unit, dRow: d.row, dUnit: d.unit },
  });
}

function dropout(context: PlanContext, plan: LayerPlan, dy: Value, dx: Value): Op {
  if (plan.layer.kind !== 'dropout') throw new TypeError(`${plan.layer.name} is no dropout`);
  const [from, to] = viewsOf(dy, dx);
  const { units, rows, columns } = to;
  return op('dropout', plan.layer.name, {
    x: dy.address,
    y: dx.address,
    ...{ units, rows, columns, xRow: from.row, xUnit: from.unit, yRow: to.row, yUnit: to.unit },
    ...dropoutMask(context, plan, plan.layer.rate),
  });
}
