import { connectLayer } from './connect-layer.js';
import type { Layer, LayerStack } from './layer.js';
import { NETWORK_INPUT } from './layer-config.js';
import { LayerOutputs } from './layer-outputs.js';
import { readLayerConfig } from './read-layer-config.js';
import type { SequentialLayer, SequentialModel } from './sequential-model.js';
import type { Unsupported } from './unsupported.js';
import { weightNames } from './weight-names.js';
import { withInputs } from './with-inputs.js';

/**
 * Reads the layers of a `tf.Sequential`, of a functional `tf.LayersModel` with one input and one output, or of a model that has its interface.
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
  const inputsOf = inputReader(model, unsupported);
  const names = weightNames(model.weights);
  const nameOf = new Map(model.weights.map((weight, index) => [weight, names[index]]));
  const inputShape = readInputShape(model, unsupported);
  const outputs = new LayerOutputs(inputShape, unsupported);
  const layers: Layer[] = [];
  for (const source of model.layers) {
    if (source.getClassName() === 'InputLayer') continue;
    const from = inputsOf?.(source);
    const config = readLayerConfig(source, unsupported, outputs.shapeOf(from?.[0])?.length);
    if (config === undefined) continue;
    const connected = from ? withInputs(config, from, layers.at(-1)) : config;
    const own = source.weights.map((weight) => nameOf.get(weight) ?? weight.originalName);
    const weights = (role: string, index: number) => own[index] ?? `${source.name}/${role}`;
    const layer = connectLayer(connected, outputs.take(connected), weights, unsupported);
    outputs.add(layer);
    layers.push(layer);
  }
  if (layers.length === 0) throw unsupported('no layers');
  outputs.checkTaken();
  return { inputShape, layers };
}

/** The names of the inputs of a layer of a functional model; undefined for a Sequential. */
function inputReader(
  model: SequentialModel,
  unsupported: Unsupported,
): ((layer: SequentialLayer) => string[]) | undefined {
  const className = model.getClassName();
  if (className === 'Sequential') return undefined;
  if (className !== 'Model' && className !== 'Functional')
    throw unsupported(`class ${className}, not Sequential`);
  const { inputs, outputs = [], layers } = model;
  if (inputs.length !== 1) throw unsupported(`${inputs.length} inputs`);
  if (outputs.length > 1) throw unsupported(`${outputs.length} outputs`);
  const inputLayers = layers.filter((layer) => layer.getClassName() === 'InputLayer').map(({ name }) => name);
  return (source) => {
    const { name, inboundNodes = [] } = source;
    const [node, ...more] = inboundNodes;
    if (!node || more.length > 0) {
      const id = { name, type: source.getClassName() };
      throw unsupported(`a layer that is used ${inboundNodes.length} times`, id);
    }
    return node.inboundLayers.map((layer) => (inputLayers.includes(layer.name) ? NETWORK_INPUT : layer.name));
  };
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
