import type { JsonObject } from '@lenet5/core';
import { dispose, engine, type Variable } from '@tensorflow/tfjs-core';
import { type LayersModel, type ModelAndWeightsConfig, models } from '@tensorflow/tfjs-layers';
import { registerCustomLayers } from '../custom-layers/register.js';
import { ModelFormatError } from '../errors/format-errors.js';
import { firstLine } from './first-line.js';

/**
 * Builds the layers of a checked topology, with the initial weights that tfjs draws.
 * @returns an uncompiled model; the caller disposes it
 * @throws ModelFormatError if tfjs cannot build the layers; no tensor stays allocated
 */
export async function buildModel(topology: JsonObject, source: string): Promise<LayersModel> {
  registerCustomLayers();
  const before = new Set(variables());
  const building = models.modelFromJSON({ modelTopology: topology } as ModelAndWeightsConfig);
  const created = variables().filter((variable) => !before.has(variable));
  try {
    return await building;
  } catch (cause) {
    // tfjs does not dispose the weights of the layers that it built before the one that failed.
    dispose(created);
    throw new ModelFormatError(source, firstLine(cause), cause);
  }
}

function variables(): Variable[] {
  return Object.values(engine().registeredVariables);
}
