import type { RbfLayer } from '../../lower/network.js';
import type { LayerPlan } from '../layer-plan.js';
import { rbfBackward, rbfForward } from '../layers/rbf.js';
import { lastLayer, lossOp } from '../loss.js';
import { at, atColumn } from '../memory/buffer.js';
import type { Places } from '../memory/places.js';
import { asMatrix, type MatrixValue } from '../memory/value.js';
import { type Op, op } from '../op.js';
import type { PlanContext } from '../plan-context.js';
import type { StepLayer } from './step-layers.js';

/**
 * The kernel calls that compute the loss of a single image and its gradient with respect to the input of the output units, by
 * kernels for lane groups, whose lanes are all that image.
 */
export function lossGradientOps(context: PlanContext, places: Places, code: StepLayer): Op[] {
  const { units, layer, dz, dx } = outputUnits(context);
  return [
    ...logits(context, units, layer, code),
    lossOp(context, places, places.trainTargets),
    op('scoreOne', 'loss', { losses: atColumn(places.losses), hits: atColumn(places.hits) }),
    rbfBackward(context, units, layer, { dy: dz, dx }),
    firstLane(dx, code),
  ];
}

/** The kernel calls that compute second derivatives of the loss with respect to the input of the output units. */
export function lossCurvatureOps(context: PlanContext, code: StepLayer): Op[] {
  const { units, layer, dx } = outputUnits(context);
  return [
    ...logits(context, units, layer, code),
    op('rbfCurvature', layer.name, {
      x: asMatrix(units.input),
      centers: at(context.centers(layer)),
      z: asMatrix(units.output),
      hx: dx,
      inputs: layer.input,
      classes: layer.output,
      reject: context.network.rejectLogit ?? 0,
      isPenalty: context.options.loss === 'mse',
    }),
    firstLane(dx, code),
  ];
}

function logits(context: PlanContext, units: LayerPlan, layer: RbfLayer, { output }: StepLayer): Op[] {
  const x = asMatrix(units.input);
  return [
    op('broadcast', layer.name, { x: output.address, y: x, units: x.shape }),
    rbfForward(context, units, layer),
  ];
}

function firstLane(dx: MatrixValue, { outputGradient }: StepLayer): Op {
  return op('firstLane', 'loss', { x: dx, y: outputGradient.address, units: dx.shape });
}

function outputUnits(context: PlanContext): {
  units: LayerPlan;
  layer: RbfLayer;
  dz: MatrixValue;
  dx: MatrixValue;
} {
  const units = lastLayer(context);
  if (units.layer.kind !== 'rbf') throw new TypeError(`${units.layer.name} is not a layer of RBF units`);
  return {
    units,
    layer: units.layer,
    dz: asMatrix(units.outputGradient),
    dx: asMatrix(units.inputGradient),
  };
}
