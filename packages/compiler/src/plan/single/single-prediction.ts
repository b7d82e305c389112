import type { Layer } from '../../lower/network.js';
import { isInPlace } from '../layer-plan.js';
import { borderAfter } from '../memory/borders.js';
import type { Sections } from '../op.js';
import type { SingleContext, SinglePlaces } from './single-context.js';
import { gatherSingle, singleInput } from './single-input.js';
import { singleAdd, singleLayerOp } from './single-layer.js';
import { singleOutput } from './single-output.js';
import { type SingleValue, singleImage, singleVector } from './single-value.js';

/** The prediction of a single image. */
export interface SinglePrediction {
  readonly sections: Sections;
  readonly input: SingleValue;
  /** The output of each layer. Another layer can have overwritten it. */
  readonly values: readonly SingleValue[];
}

/**
 * Plans the prediction of a single image, with kernels whose lanes are channels instead of samples: with samples, three
 * of four lanes would be unused.
 *
 * @param kept the layers whose output no other layer overwrites
 */
export function singlePrediction(
  context: SingleContext,
  places: SinglePlaces,
  kept: ReadonlySet<number> = new Set(),
): SinglePrediction {
  const { network } = context;
  const input = singleInput(context);
  const ops = [gatherSingle(context, places, input)];
  const values: SingleValue[] = [];
  for (const [index, layer] of network.layers.entries()) {
    const sources = network.from[index] ?? [];
    const taken = sources.map((source) => values[source] ?? input);
    const [value = input] = taken;
    if (layer.kind === 'dropout' || layer.kind === 'rbf') {
      values.push(value);
      continue;
    }
    const overwrites = isInPlace(network, index) && !sources.some((source) => kept.has(source));
    const output: SingleValue = overwrites ? value : place(context, layer, index);
    ops.push(
      ...(layer.kind === 'add'
        ? singleAdd(layer, taken, output)
        : [singleLayerOp(context, layer, value, output)]),
    );
    values.push(output);
  }
  ops.push(...singleOutput(context, places, values.at(-1) ?? input));
  return { sections: [{ kind: 'allGroups', ops }], input, values };
}

function place({ arena, network }: SingleContext, layer: Layer, index: number): SingleValue {
  const name = `single ${layer.name}`;
  if (typeof layer.output === 'number') return singleVector(arena, name, layer.output);
  return singleImage(arena, name, layer.output, borderAfter(network, index));
}
