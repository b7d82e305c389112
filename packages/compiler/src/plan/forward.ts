import type { DenseLayer, FlattenLayer, Layer, NormalizationLayer } from '../lower/network.js';
import { dropoutMask } from './dropout-mask.js';
import type { LayerPlan } from './layer-plan.js';
import { addOps } from './layers/addition.js';
import { convolutionForward } from './layers/convolution/forward.js';
import { depthwiseForward } from './layers/direct/depthwise-convolution.js';
import { directForward } from './layers/direct/direct-convolution.js';
import { normalizationForward } from './layers/normalization/normalization.js';
import { poolingForward } from './layers/pooling.js';
import { rbfForward } from './layers/rbf.js';
import { rectifierForward } from './layers/rectifier.js';
import { subsamplingForward } from './layers/subsampling.js';
import { paddingForward } from './layers/zero-padding.js';
import { asImage, asMatrix, linesOf, type Value } from './memory/value.js';
import { weightsView } from './memory/weight-matrix.js';
import { type Op, op, type Sections } from './op.js';
import type { PlanContext } from './plan-context.js';

/** A layer that computes its output lane group by lane group, or block by block. */
type PlainLayer = Exclude<Layer, NormalizationLayer>;

/** The sections that compute the output of a layer. Without `training`, dropout copies its input. */
export function forwardSections(context: PlanContext, plan: LayerPlan, training: boolean): Sections {
  const { layer, input } = plan;
  if (layer.kind === 'batch-normalization') return normalizationForward(context, plan, layer, training);
  return [{ kind: sectionOf(input), ops: forwardOps(context, plan, layer, training) }];
}

/** Where a layer runs: images lane group by lane group, matrices for all lane groups of a block. */
export function sectionOf({ kind }: Value): 'eachGroup' | 'allGroups' {
  return kind === 'image' ? 'eachGroup' : 'allGroups';
}

function forwardOps(context: PlanContext, plan: LayerPlan, layer: PlainLayer, training: boolean): Op[] {
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
    case 'add':
      return addOps(
        layer.name,
        plan.taken.map(({ value }) => value),
        plan.output,
      );
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
