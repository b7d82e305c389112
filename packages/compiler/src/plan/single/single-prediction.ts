import type { Layer } from '../../lower/network.js';
import { borderAfter } from '../borders.js';
import { isInPlace } from '../layer-plan.js';
import type { Sections } from '../op.js';
import type { Places } from '../places.js';
import type { PlanContext } from '../plan-context.js';
import { gatherSingle, singleInput } from './single-input.js';
import { singleAdd, singleLayerOp } from './single-layer.js';
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
  const values: SingleValue[] = [];
  for (const [index, layer] of network.layers.entries()) {
    const taken = (network.from[index] ?? []).map((source) => values[source] ?? input);
    const [value = input] = taken;
    if (layer.kind === 'dropout' || layer.kind === 'rbf') {
      values.push(value);
      continue;
    }
    const output: SingleValue = isInPlace(network, index) ? value : place(context, layer, index);
    ops.push(
      ...(layer.kind === 'add'
        ? singleAdd(layer, taken, output)
        : [singleLayerOp(context, layer, value, output)]),
    );
    values.push(output);
  }
  ops.push(...singleOutput(context, places, values.at(-1) ?? input));
  return [{ kind: 'allGroups', ops }];
}

function place({ arena, network }: PlanContext, layer: Layer, index: number): SingleValue {
  const name = `single ${layer.name}`;
  if (typeof layer.output === 'number') return singleVector(arena, name, layer.output);
  return singleImage(arena, name, layer.output, borderAfter(network, index));
}
