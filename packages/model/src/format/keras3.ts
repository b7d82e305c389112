import { isJsonObject, type JsonObject } from '@lenet5/core';

/**
 * Converts the layers of Keras 3, which its tfjs converter writes unchanged, to those of Keras 2, which tfjs reads: an
 * InputLayer has `batch_shape` instead of `batch_input_shape`, and a dtype is an object of class DTypePolicy instead of its
 * name. Returns the topology itself if it has neither.
 */
export function keras2Topology(topology: JsonObject): JsonObject {
  const { config } = topology;
  if (!isJsonObject(config)) return topology;
  const { batch_shape: shape, dtype, layers, ...others } = config;
  const changed = {
    ...others,
    ...(shape === undefined ? {} : { batch_input_shape: shape }),
    ...(dtype === undefined ? {} : { dtype: dtypeName(dtype) }),
    ...(Array.isArray(layers)
      ? { layers: layers.map((layer: unknown) => (isJsonObject(layer) ? keras2Topology(layer) : layer)) }
      : {}),
  };
  return { ...topology, config: changed };
}

/** `float32` of `{ class_name: 'DTypePolicy', config: { name: 'float32' } }`. */
function dtypeName(dtype: unknown): unknown {
  return isJsonObject(dtype) && isJsonObject(dtype.config) ? dtype.config.name : dtype;
}

/**
 * Removes the name of the model from the names of its weights: Keras 3 writes `sequential/conv1/kernel`. Names without
 * such a common prefix stay.
 *
 * @param topology the layers, whose names are no prefixes to remove
 */
export function withoutModelName<Spec extends { readonly name: string }>(
  specs: readonly Spec[],
  topology: JsonObject,
): Spec[] {
  const [prefix = ''] = specs[0]?.name.split('/') ?? [];
  const isCommon = specs.every(({ name }) => name.startsWith(`${prefix}/`) && name.split('/').length > 2);
  if (!isCommon || layerNames(topology).includes(prefix)) return [...specs];
  return specs.map((spec) => ({ ...spec, name: spec.name.slice(prefix.length + 1) }));
}

function layerNames({ config }: JsonObject): unknown[] {
  const layers: unknown = isJsonObject(config) ? config.layers : config;
  if (!Array.isArray(layers)) return [];
  return layers.map((layer: unknown) =>
    isJsonObject(layer) && isJsonObject(layer.config) ? layer.config.name : undefined,
  );
}
