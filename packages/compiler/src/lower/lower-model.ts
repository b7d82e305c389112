import { UnsupportedModelError } from '../errors/unsupported-model-error.js';
import type { CompilableModel, CompilableWeight } from './compilable-model.js';
import { LayerConfig } from './layer-config.js';
import { flatten, lowerLayer, type Shape } from './lower-layer.js';
import type { ImageShape, Layer, Network, Weight } from './network.js';

/**
 * Reads a built model down to a chain of simple layers.
 * @throws UnsupportedModelError that names the first layer that is not of the family
 */
export function lowerModel(model: CompilableModel): Network {
  if (model.getClassName() !== 'Sequential')
    throw new UnsupportedModelError(`its class is ${model.getClassName()}`);
  const input = inputShape(model);
  const names = namesOf(model.weights);
  const layers: Layer[] = [];
  let shape: Shape = input;
  if (model.inputs[0]?.shape.length === 2) {
    layers.push(flatten('input', input));
    shape = input[1];
  }
  let softmax: string | undefined;
  for (const layer of model.layers) {
    if (softmax !== undefined) throw new UnsupportedModelError('a softmax before the last layer', softmax);
    const lowered = lowerLayer(new LayerConfig(layer, names), shape);
    layers.push(...lowered.layers);
    shape = layers.at(-1)?.output ?? shape;
    if (lowered.softmax) softmax = layer.name;
  }
  return finish(input, layers, shape, softmax);
}

function finish(input: ImageShape, layers: readonly Layer[], shape: Shape, softmax?: string): Network {
  if (softmax === undefined) throw new UnsupportedModelError('it does not end in softmax');
  if (typeof shape !== 'number') throw new UnsupportedModelError('a softmax over an image', softmax);
  const weights = layers.flatMap((layer): Weight[] => {
    if (layer.kind !== 'convolution' && layer.kind !== 'dense') return [];
    return layer.bias ? [layer.kernel, layer.bias] : [layer.kernel];
  });
  if (weights.length === 0) throw new UnsupportedModelError('it has no weights');
  if (shape > 256) throw new UnsupportedModelError(`${shape} classes, more than 256`);
  return { input, layers, classes: shape, weights };
}

function inputShape(model: CompilableModel): ImageShape {
  const shape = model.inputs[0]?.shape.slice(1) ?? [];
  const sizes = shape.map((size) => size ?? 0);
  if (sizes.some((size) => size < 1))
    throw new UnsupportedModelError(`an input of unknown size [${shape.join(', ')}]`);
  const [first, second, third] = sizes;
  if (sizes.length === 1 && first !== undefined) return [1, first, 1];
  if (sizes.length === 3 && first !== undefined && second !== undefined && third !== undefined)
    return [first, second, third];
  throw new UnsupportedModelError(`an input of shape [${shape.join(', ')}]`);
}

/** The names a model saves its weights by, told apart by a number where two are the same. */
function namesOf(weights: readonly CompilableWeight[]): Map<CompilableWeight, string> {
  const seen = new Map<string, number>();
  return new Map(
    weights.map((weight) => {
      const times = seen.get(weight.originalName) ?? 0;
      seen.set(weight.originalName, times + 1);
      return [weight, times === 0 ? weight.originalName : `${weight.originalName}_${times}`];
    }),
  );
}
