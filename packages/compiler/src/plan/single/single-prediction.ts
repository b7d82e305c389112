import type { Layer } from '../../lower/network.js';
import { borderAfter, isInPlace } from '../layer-plan.js';
import type { Sections } from '../op.js';
import type { Places } from '../places.js';
import type { PlanContext } from '../plan-context.js';
import { gatherSingle, singleInput } from './single-input.js';
import { singleLayerOp } from './single-layer.js';
import { singleOutput } from './single-output.js';
import { type SingleValue, singleImage, singleVector } from './single-value.js';

/**
 * The sections that predict a single image, with kernels whose lanes are channels instead of samples: with samples, three
 * of four lanes would be unused.
 */
export function singlePrediction(context: PlanContext, places: Places): Sections {
  const { network } = context;
  const input = singleInput(context);
  const ops = [gatherSingle(context, places, input)];
  let value: SingleValue = input;
  for (const [index, layer] of network.layers.entries()) {
    if (layer.kind === 'dropout' || layer.kind === 'rbf') continue;
    const output: SingleValue = isInPlace(network.layers, index) ? value : place(context, layer, index);
    ops.push(singleLayerOp(context, layer, value, output));
    value = output;
  }
  ops.push(...singleOutput(context, places, value));
  return [{ kind: 'allGroups', ops }];
}

function place({ arena, network }: PlanContext, layer: Layer, index: number): SingleValue {
  const name = `single ${layer.name}`;
  if (typeof layer.output === 'number') return singleVector(arena, name, layer.output);
  return singleImage(arena, name, layer.output, borderAfter(network.layers, index));
}
