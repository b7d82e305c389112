import { isJsonObject, type JsonObject } from '@lenet5/core';
import { serialization } from '@tensorflow/tfjs-core';
import {
  GraphModelError,
  NotLayersModelError,
  TopologyError,
  UnknownLayerError,
} from '../errors/format-errors.js';

/** The part of a `model.json`, or of tfjs's model artifacts, that says what kind of model it is. */
export interface ModelDescription {
  readonly format?: unknown;
  readonly modelTopology?: unknown;
}

/**
 * Makes sure that a model is a tfjs layers model whose layers are a Sequential that tfjs knows.
 * @returns the topology, `{ class_name, config }`
 * @throws GraphModelError, NotLayersModelError, TopologyError, UnknownLayerError
 */
export function layersTopology({ format, modelTopology }: ModelDescription, source: string): JsonObject {
  if (format === 'graph-model' || (isJsonObject(modelTopology) && Array.isArray(modelTopology.node))) {
    throw new GraphModelError(source);
  }
  if (format !== undefined && format !== null && format !== 'layers-model') {
    throw new NotLayersModelError(source, `format ${JSON.stringify(format)}`);
  }
  if (!isJsonObject(modelTopology)) throw new NotLayersModelError(source, 'no modelTopology');
  const topology = modelTopology.model_config ?? modelTopology;
  if (!isJsonObject(topology) || typeof topology.class_name !== 'string') {
    throw new NotLayersModelError(source, 'its modelTopology has no class_name');
  }
  if (topology.class_name !== 'Sequential') {
    throw new TopologyError(source, `class ${topology.class_name} instead of Sequential`);
  }
  checkLayers(topology, source);
  return topology;
}

function checkLayers(topology: JsonObject, source: string): void {
  const classNames = layerClassNames(topology, source);
  const known = serialization.SerializationMap.getMap().classNameMap;
  const unknown = classNames.filter((name) => !Object.hasOwn(known, name));
  if (unknown.length > 0) throw new UnknownLayerError(source, [...new Set(unknown)]);
}

/** The classes of all layers, those of nested models too. */
function layerClassNames({ config }: JsonObject, source: string): string[] {
  const layers = isJsonObject(config) ? config.layers : config;
  if (!Array.isArray(layers) || layers.length === 0) throw new TopologyError(source, 'no list of layers');
  return layers.flatMap((layer: unknown) => {
    if (!isJsonObject(layer) || typeof layer.class_name !== 'string') {
      throw new TopologyError(source, 'a layer without class_name');
    }
    const nested = isJsonObject(layer.config) && Array.isArray(layer.config.layers);
    return [layer.class_name, ...(nested ? layerClassNames(layer, source) : [])];
  });
}
