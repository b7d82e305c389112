import type { ImageShape, Layer } from '@lenet5/core';

/** The layers whose outputs a layer takes, as indices; −1 is the input of the network. */
export type LayerSources = readonly (readonly number[])[];

/** Finds where each layer takes its input from. */
export function layerSources(layers: readonly Layer[]): LayerSources {
  const indices = new Map(layers.map(({ name }, index) => [name, index]));
  return layers.map(({ from }, index) => from?.map((name) => indices.get(name) ?? -1) ?? [index - 1]);
}

/** Layers that compute each value from one value of their input, so the order of the values does not matter; and the softmax of all. */
const ANY_ORDER: ReadonlySet<Layer['type']> = new Set([
  'Activation',
  'LeakyReLU',
  'ELU',
  'Dropout',
  'Rescaling',
  'Flatten',
]);

/**
 * Finds images that are flattened in the order of ONNX, channels first: those that only dense layers take, since the order of the
 * inputs of their kernels can be changed.
 * @returns the image of each Flatten and of each dense layer that takes it
 */
export function flattenedImages(
  layers: readonly Layer[],
  sources: LayerSources,
): ReadonlyMap<Layer, ImageShape> {
  const images = new Map<Layer, ImageShape>();
  for (const [index, layer] of layers.entries()) {
    const image = layer.type === 'Flatten' ? imageShape(layer.inputShape) : undefined;
    const denses = image && onlyDenses(layers, sources, index);
    if (!image || !denses) continue;
    for (const each of [layer, ...denses]) images.set(each, image);
  }
  return images;
}

/** The shape of an image; undefined if the orders of its axes have the same values, or if it is not one. */
export function imageShape([rows = 1, columns = 1, channels = 1]: readonly number[]): ImageShape | undefined {
  return rows * columns > 1 && channels > 1 ? [rows, columns, channels] : undefined;
}

/** The dense layers that take the output of a layer, if nothing else does. */
function onlyDenses(layers: readonly Layer[], sources: LayerSources, start: number): Layer[] | undefined {
  const denses: Layer[] = [];
  const waiting = [start];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    if (index === layers.length - 1) return undefined;
    for (const [taker, layer] of layers.entries()) {
      if (!sources[taker]?.includes(index)) continue;
      if (layer.type === 'Dense') denses.push(layer);
      else if (ANY_ORDER.has(layer.type)) waiting.push(taker);
      else return undefined;
    }
  }
  return denses;
}
