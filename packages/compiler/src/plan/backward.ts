import type {
  ActivationLayer,
  DenseLayer,
  DropoutLayer,
  FlattenLayer,
  Layer,
  NormalizationLayer,
} from '../lower/network.js';
import { dropoutMask } from './dropout-mask.js';
import { sectionOf } from './forward.js';
import type { LayerPlan } from './layer-plan.js';
import { addOp, copyOp } from './layers/addition.js';
import { convolutionBackward } from './layers/convolution/backward.js';
import { isLeftToConvolution } from './layers/convolution/pooled-tanh.js';
import { depthwiseBackward } from './layers/direct/depthwise-convolution.js';
import { directBackward } from './layers/direct/direct-convolution.js';
import { normalizationBackward } from './layers/normalization/normalization.js';
import { poolingBackward } from './layers/pooling.js';
import { rbfBackward } from './layers/rbf.js';
import { rectifierBackward } from './layers/rectifier.js';
import { subsamplingBackward } from './layers/subsampling.js';
import { paddingBackward } from './layers/zero-padding.js';
import { asImage, asMatrix, linesOf, type Value } from './memory/value.js';
import { weightsView } from './memory/weight-matrix.js';
import { type Op, op, type Sections } from './op.js';
import type { PlanContext } from './plan-context.js';

/**
 * The sections that compute the gradient of the input of a layer from that of its output and, in a convolution, the
 * gradients of its weights. The gradients of the weights of dense layers come later, over the whole batch: see update.ts.
 */
export function backwardSections(context: PlanContext, plan: LayerPlan): Sections {
  const { layer, input } = plan;
  const own: Sections =
    layer.kind === 'batch-normalization'
      ? normalizationBackward(context, plan, layer)
      : [{ kind: sectionOf(input), ops: backwardOps(context, plan, layer) }];
  return [...own, { kind: sectionOf(input), ops: partOps(plan) }];
}

/** The kernel call that adds the part of a layer to the gradient of a value that other layers take, too. */
function partOps({ layer: { name, kind }, taken: [taken], inputGradient: part }: LayerPlan): Op[] {
  const gradient = taken?.gradient;
  if (kind === 'add' || !gradient || !part || part === gradient) return [];
  return [taken.isAdded ? addOp(name, gradient, part, gradient) : copyOp(name, part, gradient)];
}

/** The gradient of a sum is that of each value that it adds. */
function additionBackward({ layer: { name }, taken }: LayerPlan, dy: Value): Op[] {
  return taken.flatMap(({ gradient, isAdded }) => {
    if (!gradient) return [];
    return [isAdded ? addOp(name, gradient, dy, gradient) : copyOp(name, dy, gradient)];
  });
}

function backwardOps(context: PlanContext, plan: LayerPlan, layer: Exclude<Layer, NormalizationLayer>): Op[] {
  const { inputGradient: dx, outputGradient: dy } = plan;
  if (!dy || plan.isLeftToPooling) return [];
  switch (layer.kind) {
    case 'convolution':
      return convolutionBackward(context, layer, asImage(dy), dx && asImage(dx));
    case 'direct-convolution':
      return directBackward(context, plan, layer, { dy, dx });
    case 'depthwise-convolution':
      return depthwiseBackward(context, plan, layer, { dy, dx });
    case 'dense':
      return dx ? [dense(context, layer, dy, dx)] : [];
    case 'average-pooling':
    case 'max-pooling':
      return dx && !isLeftToConvolution(context, plan) ? [poolingBackward(plan, layer, dy, dx)] : [];
    case 'subsampling':
      return dx ? [subsamplingBackward(context, plan, layer, { dy, dx })] : [];
    case 'rbf':
      return dx ? [rbfBackward(context, plan, layer, { dy, dx })] : [];
    case 'flatten':
      return dx ? [unflatten(layer, dy, dx)] : [];
    case 'activation':
      return [activation(plan, layer, dy, dx ?? dy)];
    case 'rectifier':
      return [rectifierBackward(plan, layer, dy, dx ?? dy)];
    case 'add':
      return additionBackward(plan, dy);
    case 'padding':
      return dx ? [paddingBackward(layer, dy, dx)] : [];
    case 'dropout':
      return dx ? [dropout(context, plan, layer, dy, dx)] : [];
  }
}

function dense(context: PlanContext, layer: DenseLayer, dy: Value, dx: Value): Op {
  const kernel = context.weight(layer.kernel);
  return op('denseInputGradient', layer.name, {
    kernel: weightsView(kernel),
    dy: asMatrix(dy),
    dx: asMatrix(dx),
    inputs: kernel.slices * 2,
    outputs: layer.output,
  });
}

function unflatten(layer: FlattenLayer, dy: Value, dx: Value): Op {
  const [rows, columns, channels] = layer.input;
  return op('unflatten', layer.name, { dy: asMatrix(dy), dx: asImage(dx), channels, rows, columns });
}

function activation(plan: LayerPlan, layer: ActivationLayer, dy: Value, dx: Value): Op {
  const [y, dyLines, dxLines] = linesOf(plan.output, dy, dx);
  const { units, rows, columns } = y;
  const operands = { y, dy: dyLines, dx: dxLines, units, rows, columns };
  return op('activationGradient', layer.name, { kind: layer.activation, ...operands });
}

function dropout(context: PlanContext, plan: LayerPlan, layer: DropoutLayer, dy: Value, dx: Value): Op {
  const [x, y] = linesOf(dy, dx);
  const { units, rows, columns } = y;
  const mask = dropoutMask(context, plan, layer.rate);
  return op('dropout', layer.name, { x, y, units, rows, columns, ...mask });
}
