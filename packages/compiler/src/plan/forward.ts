import type { DenseLayer, FlattenLayer } from '../lower/network.js';
import { convolutionForward } from './convolution/forward.js';
import { depthwiseForward } from './direct/depthwise-convolution.js';
import { directForward } from './direct/direct-convolution.js';
import { dropoutMask } from './dropout-mask.js';
import type { LayerPlan } from './layer-plan.js';
import { type Op, op } from './op.js';
import type { PlanContext } from './plan-context.js';
import { poolingForward } from './pooling.js';
import { rbfForward } from './rbf.js';
import { rectifierForward } from './rectifier.js';
import { subsamplingForward } from './subsampling.js';
import { asImage, asMatrix, linesOf } from './value.js';
import { weightsView } from './weight-matrix.js';
import { paddingForward } from './zero-padding.js';

/** The kernel calls that compute the output of a layer. Without `training`, dropout copies its input. */
export function forwardOps(context: PlanContext, plan: LayerPlan, training: boolean): Op[] {
  const { layer } = plan;
  switch (layer.kind) {
    case 'convolution':
      return convolutionForward(context, layer, asImage(plan.input), asImage(plan.output));
    case 'direct-convolution':
      return [directForward(context, plan, layer)];
    case 'depthwise-convolution':
      return [depthwiseForward(context, plan, layer)];
    case 'average-pooling':
    case 'max-pooling':
      return [poolingForward(plan, layer)];
    case 'subsampling':
      return [subsamplingForward(context, plan, layer)];
    case 'rbf':
      return [rbfForward(context, plan, layer)];
    case 'flatten':
      return [flatten(plan, layer)];
    case 'dense':
      return [dense(context, plan, layer)];
    case 'activation':
      return [op('activation', layer.name, { kind: layer.activation, ...elementwise(plan) })];
    case 'rectifier':
      return [rectifierForward(plan, layer)];
    case 'padding':
      return [paddingForward(layer, plan.input, plan.output)];
    case 'dropout': {
      const mask = dropoutMask(context, plan, training ? layer.rate : 0);
      return [op('dropout', layer.name, { ...elementwise(plan), ...mask })];
    }
  }
}

function flatten(plan: LayerPlan, layer: FlattenLayer): Op {
  const [rows, columns, channels] = layer.input;
  const [x, y] = [asImage(plan.input), asMatrix(plan.output)];
  return op('flatten', layer.name, { x, y, channels, rows, columns });
}

function dense(context: PlanContext, plan: LayerPlan, layer: DenseLayer): Op {
  return op('dense', layer.name, {
    x: asMatrix(plan.input),
    kernel: weightsView(context.weight(layer.kernel)),
    bias: context.bias(layer.bias),
    y: asMatrix(plan.output),
    inputs: layer.input,
    outputs: layer.output,
  });
}

function elementwise({ input, output }: LayerPlan) {
  const [x, y] = linesOf(input, output);
  return { x, y, units: y.units, rows: y.rows, columns: y.columns };
}
