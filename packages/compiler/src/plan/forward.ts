import type { ConvolutionLayer, DenseLayer, FlattenLayer, PoolingLayer } from '../lower/network.js';
import { at } from './buffer.js';
import { dropoutMask } from './dropout-mask.js';
import { ACTIVATION_KINDS } from './kernel-table.js';
import type { LayerPlan } from './layer-plan.js';
import { type Op, op } from './op.js';
import type { PlanContext } from './plan-context.js';
import { asImage, asMatrix, viewsOf } from './value.js';

/** The call that computes a layer's output. Dropout drops in `training` alone, and copies else. */
export function forwardOp(context: PlanContext, plan: LayerPlan, training: boolean): Op {
  const { layer } = plan;
  switch (layer.kind) {
    case 'convolution':
      return convolution(context, plan, layer);
    case 'average-pooling':
    case 'max-pooling':
      return pooling(plan, layer);
    case 'flatten':
      return flatten(plan, layer);
    case 'dense':
      return dense(context, plan, layer);
    case 'activation':
      return op('activation', layer.name, {
        kind: ACTIVATION_KINDS[layer.activation],
        ...elementwise(plan),
      });
    case 'dropout':
      return op('dropout', layer.name, {
        ...elementwise(plan),
        ...dropoutMask(context, plan, training ? layer.rate : 0),
      });
  }
}

function convolution(context: PlanContext, plan: LayerPlan, layer: ConvolutionLayer): Op {
  const input = asImage(plan.input);
  const output = asImage(plan.output);
  const kernel = context.weight(layer.kernel);
  const [height, width, filters] = layer.output;
  return op('conv2d', layer.name, {
    x: input.address,
    kernel: at(kernel.value),
    bias: at(layer.bias ? context.weight(layer.bias).value : context.noBias),
    offsets: at(context.convolution(layer).offsets),
    y: output.address,
    ...{ taps: kernel.rows, filters, height, width },
    xRow: input.row,
    yRow: output.row,
    yChannel: output.channel,
    kernelRow: kernel.row,
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
