import { connectLayer } from './connect-layer.js';
import type { Layer, LayerStack } from './layer.js';
import { readLayerConfig } from './read-layer-config.js';
import type { SequentialModel } from './sequential-model.js';
import type { Unsupported } from './unsupported.js';
import { weightNames } from './weight-names.js';

/**
 * Reads the layers of a `tf.Sequential`, or of a model that has its interface.
 * @param unsupported creates the error for a model that {@link LayerStack} cannot represent
 * @throws the error of `unsupported`, for the first layer that is not supported
 *
 * @example
 * ```ts
 * import { plainLenet5, readLayerStack, UnsupportedLayersError } from '@lenet5/core';
 *
 * const stack = readLayerStack(plainLenet5(), (found, layer) => new UnsupportedLayersError(found, layer));
 * console.log(stack.layers.map(({ type }) => type).slice(0, 2)); // [ 'Conv2D', 'AveragePooling2D' ]
 * ```
 */
export function readLayerStack(model: SequentialModel, unsupported: Unsupported): LayerStack {
  const className = model.getClassName();
  if (className !== 'Sequential') throw unsupported(`class ${className}, not Sequential`);
  const names = weightNames(model.weights);
  const nameOf = new Map(model.weights.map((weight, index) => [weight, names[index]]));
  const inputShape = readInputShape(model, unsupported);
  const layers: Layer[] = [];
  let shape = inputShape;
  for (const source of model.layers) {
    const config = readLayerConfig(source, unsupported, shape.length);
    if (config === undefined) continue;
    const own = source.weights.map((weight) => nameOf.get(weight) ?? weight.originalName);
    const names = (role: string, index: number) => own[index] ?? `${source.name}/${role}`;
    const layer = connectLayer(config, shape, names, unsupported);
    layers.push(layer);
    shape = layer.outputShape;
  }
  if (layers.length === 0) throw unsupported('no layers');
  return { inputShape, layers };
}

/** Shape of one sample. A model without layers has no inputs. */
function readInputShape({ inputs, layers }: SequentialModel, unsupported: Unsupported): readonly number[] {
  const [first] = layers;
  if (!first) throw unsupported('no layers');
  const shape = inputs[0]?.shape.slice(1) ?? [];
  return shape.map((size) => {
    if (size !== null && size > 0) return size;
    throw unsupported(`an input of unknown size [${shape.map((axis) => axis ?? '?').join(', ')}]`, {
      name: first.name,
      type: first.getClassName(),
    });
  });
}
