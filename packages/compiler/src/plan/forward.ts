import type { ConvolutionLayer, DenseLayer, FlattenLayer, PoolingLayer } from '../lower/network.js';
import { at } from './buffer.js';
import { dropoutMask } from './dropout-mask.js';
import { ACTIVATION_KINDS } from './kernel-table.js';
import type { LayerPlan } from './layer-plan.js';
import { type Op, op } from './op.js';
import type { PlanContext } from './plan-context.js';
import { asImage, asMatrix, VECTOR, viewsOf, withBorder } from './value.js';

/** The calls that compute a layer's output. Dropout drops in `training` alone, and copies else. */
export function forwardOps(context: PlanContext, plan: LayerPlan, training: boolean): Op[] {
  const { layer } = plan;
  switch (layer.kind) {
    case 'convolution':
      return convolution(context, plan, layer);
    case 'average-pooling':
    case 'max-pooling':
      return [pooling(plan, layer)];
    case 'flatten':
      return [flatten(plan, layer)];
    case 'dense':
      return [dense(context, plan, layer)];
    case 'activation':
      return [
        op('activation', layer.name, { kind: ACTIVATION_KINDS[layer.activation], ...elementwise(plan) }),
      ];
    case 'dropout':
      return [
        op('dropout', layer.name, {
          ...elementwise(plan),
          ...dropoutMask(context, plan, training ? layer.rate : 0),
        }),
      ];
  }
}

function convolution(context: PlanContext, plan: LayerPlan, layer: ConvolutionLayer): Op[] {
  const output = asImage(plan.output);
  const { shape, taps, offsets, xHat, yHat, kernelHat } = context.convolution(layer);
  const [height, width, filters] = layer.output;
  return [
    transformInput(context, plan, layer),
    op('conv2d', layer.name, {
      ...{ x: xHat.address, kernel: at(kernelHat.buffer), offsets: at(offsets), y: yHat.address },
      ...{ taps, filters, pixels: height * shape.tiles },
      ...{ xPoint: xHat.point, kernelPoint: kernelHat.point, yPoint: yHat.point },
      ...{ yChannel: yHat.channel, kernelRow: kernelHat.row },
    }),
    op('transformOutput', layer.name, {
      yHat: yHat.address,
      bias: at(layer.bias ? context.weight(layer.bias).value : context.noBias),
      y: output.address,
      ...{ filters, height, width, tile: shape.tile },
      ...{ hatPoint: yHat.point, hatChannel: yHat.channel, yRow: output.row, yChannel: output.channel },
    }),
  ];
}

function transformInput(context: PlanContext, plan: LayerPlan, layer: ConvolutionLayer): Op {
  const { shape, xHat } = context.convolution(layer);
  const { pieces, piece, rows, tiles, tile } = shape;
  const { address, row, channel } = withBorder(asImage(plan.input), layer.padding);
  return op('transformInput', layer.name, {
    ...{ x: address, xHat: xHat.address },
    ...{ pieces, pieceBytes: piece * VECTOR, channels: layer.input[2], rows, tiles, tile },
    ...{ xRow: row, xChannel: channel, hatPoint: xHat.point, hatChannel: xHat.channel },
  });
}

function pooling(plan: LayerPlan, layer: PoolingLayer): Op {
  const input = asImage(plan.input);
  const output = asImage(plan.output);
  const [height, width, channels] = layer.output;
  const [poolHeight, poolWidth] = layer.poolSize;
  return op('pool', layer.name, {
    isMax: layer.kind === 'max-pooling' ? 1 : 0,
    x: input.address,
    y: output.address,
    ...{ channels, height, width, poolHeight, poolWidth },
    ...{ xRow: input.row, xChannel: input.channel, yRow: output.row, yChannel: output.channel },
  });
}

function flatten(plan: LayerPlan, layer: FlattenLayer): Op {
  const input = asImage(plan.input);
  const output = asMatrix(plan.output);
  const [rows, columns, channels] = layer.input;
  return op('flatten', layer.name, {
    x: input.address,
    y: output.address,
    ...{ channels, rows, columns, xRow: input.row, xChannel: input.channel, yUnit: output.unit },
  });
}

function dense(context: PlanContext, plan: LayerPlan, layer: DenseLayer): Op {
  const kernel = context.weight(layer.kernel);
  return op('dense', layer.name, {
    x: plan.input.address,
    kernel: at(kernel.value),
    bias: at(layer.bias ? context.weight(layer.bias).value : context.noBias),
    y: plan.output.address,
    ...{ inputs: layer.input, outputs: layer.output },
    ...{ xUnit: asMatrix(plan.input).unit, yUnit: asMatrix(plan.output).unit, kernelRow: kernel.row },
  });
}

function elementwise({ input, output }: LayerPlan) {
  const [from, to] = viewsOf(input, output);
  const { units, rows, columns } = to;
  return {
    x: input.address,
    y: output.address,
    ...{ units, rows, columns, xRow: from.row, xUnit: from.unit, yRow: to.row, yUnit: to.unit },
  };
}
