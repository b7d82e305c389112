import { isJsonObject, type JsonObject } from '@lenet5/core';
import { serialization } from '@tensorflow/tfjs-core';
import { GraphModelError, ModelFormatError, UnknownLayerError } from '../errors/format-errors.js';
import { keras2Topology } from './keras3.js';

/** The fields of a `model.json`, or of tfjs's model artifacts, that describe the type of model. */
export interface ModelDescription {
  readonly format?: unknown;
  readonly modelTopology?: unknown;
}

/**
 * Checks that a model is a tfjs layers model: a Sequential or a functional model of layers that tfjs knows.
 * @returns the topology, `{ class_name, config }`; that of Keras 3 is converted to what tfjs reads
 * @throws GraphModelError, ModelFormatError, UnknownLayerError
 */
export function layersTopology({ format, modelTopology }: ModelDescription, source: string): JsonObject {
  if (format === 'graph-model' || (isJsonObject(modelTopology) && Array.isArray(modelTopology.node))) {
    throw new GraphModelError(source);
  }
  if (format !== undefined && format !== null && format !== 'layers-model') {
    throw new ModelFormatError(source, `format ${JSON.stringify(format)}`);
  }
  if (!isJsonObject(modelTopology)) throw new ModelFormatError(source, 'no modelTopology');
  const topology = modelTopology.model_config ?? modelTopology;
  if (!isJsonObject(topology) || typeof topology.class_name !== 'string') {
    throw new ModelFormatError(source, 'modelTopology has no class_name');
  }
  if (!['Sequential', 'Model', 'Functional'].includes(topology.class_name)) {
    throw new ModelFormatError(source, `class ${topology.class_name}, not Sequential`);
  }
  checkLayers(topology, source);
  return keras2Topology(topology);
}

function checkLayers(topology: JsonObject, source: string): void {
  const classNames = layerClassNames(topology, source);
  const known = serialization.SerializationMap.getMap().classNameMap;
  const unknown = classNames.filter((name) => !Object.hasOwn(known, name));
  if (unknown.length > 0) throw new UnknownLayerError(source, [...new Set(unknown)]);
}

/** Classes of all layers, including those of nested models. */
function layerClassNames({ config }: JsonObject, source: string): string[] {
  const layers = isJsonObject(config) ? config.layers : config;
  if (!Array.isArray(layers) || layers.length === 0) throw new ModelFormatError(source, 'no layers');
  return layers.flatMap((layer: unknown) => {
    if (!isJsonObject(layer) || typeof layer.class_name !== 'string') {
      throw new ModelFormatError(source, 'a layer without class_name');
    }
    const isNested = isJsonObject(layer.config) && Array.isArray(layer.config.layers);
    return [layer.class_name, ...(isNested ? layerClassNames(layer, source) : [])];
  });
}
