import type { LayerPlan } from './layer-plan.js';
import { at, atColumn, type Buffer } from './memory/buffer.js';
import type { Places } from './memory/places.js';
import { asMatrix } from './memory/value.js';
import { type Op, op } from './op.js';
import type { PlanContext } from './plan-context.js';
import { rejectOperands } from './reject-operands.js';

/** The kernel call that computes the loss, its gradient and the hits. */
export function lossOp(context: PlanContext, places: Places, targets: Buffer): Op {
  const { output, outputGradient } = lastLayer(context);
  if (!outputGradient) throw new RangeError('a network without weights');
  const { head, outputs } = context.network;
  const [z, dz] = [asMatrix(output), asMatrix(outputGradient)];
  const scores = { losses: atColumn(places.losses), hits: atColumn(places.hits) };
  if (head === 'sigmoid')
    return op('binaryCrossEntropy', 'loss', { z, dz, targets: at(targets), ...scores, outputs });
  if (head === 'values')
    return op('squaredError', 'loss', { y: z, dy: dz, targets: at(targets), ...scores, outputs });
  const common = { z, dz, labels: at(targets), ...scores, classes: outputs };
  const { loss: kind, labelSmoothing: smoothing } = context.options;
  if (kind === 'mse') return op('truePenalty', 'loss', common);
  return op('crossEntropy', 'loss', { ...common, smoothing, ...rejectOperands(context.network) });
}

/** The loss of the soft targets, if the program has any: see assembly/kernels/distillation.ts. */
export function distillationOps(context: PlanContext, { softTargets, losses }: Places): Op[] {
  const { output, outputGradient } = lastLayer(context);
  const { distillation: settings } = context.options;
  if (!settings || !softTargets || !outputGradient) return [];
  return [
    op('distillation', 'loss', {
      z: asMatrix(output),
      targets: at(softTargets),
      dz: asMatrix(outputGradient),
      losses: atColumn(losses),
      classes: context.network.outputs,
      ...settings,
    }),
  ];
}

/** The weights of the samples, if the program has any: see assembly/kernels/weight-samples.ts. */
export function sampleWeightOps(context: PlanContext, { sampleWeights, losses }: Places): Op[] {
  const { outputGradient } = lastLayer(context);
  if (!sampleWeights || !outputGradient) return [];
  const dz = asMatrix(outputGradient);
  const outputs = dz.shape;
  return [op('weightSamples', 'loss', { weights: at(sampleWeights), dz, losses: atColumn(losses), outputs })];
}

/** The layer that computes the logits. */
export function lastLayer({ layers }: Pick<PlanContext, 'layers'>): LayerPlan {
  const last = layers.at(-1);
  if (!last) throw new RangeError('a network without layers');
  return last;
}
