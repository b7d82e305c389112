import { mixBits } from '@lenet5/core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

type Layer = LayersModel['layers'][number];

/** Layers whose `seed` is set before each step. */
const SEEDED = new Set(['Dropout', 'SpatialDropout1D']);

/** Layers without a seed, or whose random numbers depend on earlier ones. */
const UNSEEDED = new Set(['GaussianNoise', 'GaussianDropout', 'AlphaDropout', 'RandomWidth', 'RandomHeight']);

/** All layers of a model, including those of nested models. */
function allLayers(layers: readonly Layer[]): Layer[] {
  return layers.flatMap((layer) =>
    'layers' in layer && Array.isArray(layer.layers) ? allLayers(layer.layers) : [layer],
  );
}

/** Whether a layer makes random choices that cannot be reproduced. */
function isUnseeded(layer: Layer): boolean {
  const { dropout, recurrentDropout } = layer.getConfig();
  return UNSEEDED.has(layer.getClassName()) || Number(dropout ?? 0) > 0 || Number(recurrentDropout ?? 0) > 0;
}

/** The layers that make a run unreproducible, in one line; undefined if all random choices follow the seed. */
export function unreproducibleLayers(model: LayersModel): string | undefined {
  const names = allLayers(model.layers)
    .filter(isUnseeded)
    .map((layer) => `${layer.name} (${layer.getClassName()})`);
  return names.length === 0 ? undefined : `no seed sets the random numbers of ${names.join(', ')}`;
}

/** Hashes several integers to an unsigned 32-bit integer. */
function hash(...numbers: readonly number[]): number {
  return numbers.reduce((bits, number) => mixBits(Math.imul(bits, 31) + number) >>> 0, 0);
}

/**
 * Returns a function that seeds every dropout layer of a model for one step. In tfjs, a layer with a seed uses the same
 * mask in every call, and a layer without one uses `Math.random()`. Here a mask is a function of the seed, the step and
 * the layer.
 *
 * @param model A copy that the engine owns: its layers are changed.
 */
export function dropoutSeeder(model: LayersModel, seed: number): (step: number) => void {
  const layers = allLayers(model.layers).filter((layer) => SEEDED.has(layer.getClassName()));
  return (step) => {
    for (const [index, layer] of layers.entries()) Object.assign(layer, { seed: hash(seed, step, index) });
  };
}
