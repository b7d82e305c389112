import type { JsonObject } from '@lenet5/core';
import { dispose, engine, type Variable } from '@tensorflow/tfjs-core';
import { type ModelAndWeightsConfig, models, Sequential } from '@tensorflow/tfjs-layers';
import { TopologyError } from '../errors/format-errors.js';
import { firstLine } from './first-line.js';

/**
 * Builds the layers of a checked topology, with whatever weights tfjs gives them.
 * @returns an uncompiled model; the caller disposes it
 * @throws TopologyError where tfjs cannot build them; no tensor is left behind
 */
export async function buildSequential(topology: JsonObject, source: string): Promise<Sequential> {
  const before = new Set(variables());
  const building = models.modelFromJSON({ modelTopology: topology } as ModelAndWeightsConfig);
  const made = variables().filter((variable) => !before.has(variable));
  try {
    const model = await building;
    if (model instanceof Sequential) return model;
  } catch (cause) {
    // tfjs leaves behind the weights of the layers it had built before the one it could not.
    dispose(made);
    throw new TopologyError(source, firstLine(cause), cause);
  }
  throw new TopologyError(source, 'not a Sequential');
}

function variables(): Variable[] {
  return Object.values(engine().registeredVariables);
}
