import { mixBits } from '@lenet5/core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

type Layer = LayersModel['layers'][number];

/** Layers whose `seed` can be set before each step. */
const SEEDED = new Set(['Dropout', 'SpatialDropout1D']);

/** Layers that draw where no seed reaches, or whose numbers depend on what was drawn before. */
const UNSEEDED = new Set(['GaussianNoise', 'GaussianDropout', 'AlphaDropout', 'RandomWidth', 'RandomHeight']);

/** All layers of a model, those of the models within it too. */
function allLayers(layers: readonly Layer[]): Layer[] {
  return layers.flatMap((layer) =>
    'layers' in layer && Array.isArray(layer.layers) ? allLayers(layer.layers) : [layer],
  );
}

/** Whether a layer makes random choices that cannot be repeated. */
function isUnseeded(layer: Layer): boolean {
  const { dropout, recurrentDropout } = layer.getConfig();
  return UNSEEDED.has(layer.getClassName()) || Number(dropout ?? 0) > 0 || Number(recurrentDropout ?? 0) > 0;
}

/** Which layers keep a run from being repeated, in one line, or nothing where all random choices follow the seed. */
export function unreproducibleLayers(model: LayersModel): string | undefined {
  const names = allLayers(model.layers)
    .filter(isUnseeded)
    .map((layer) => `${layer.name} (${layer.getClassName()})`);
  return names.length === 0 ? undefined : `${names.join(', ')} draws random numbers that no seed sets`;
}

/** Hashes several integers to an unsigned 32-bit integer. */
function hash(...numbers: readonly number[]): number {
  return numbers.reduce((bits, number) => mixBits(Math.imul(bits, 31) + number) >>> 0, 0);
}

/**
 * Gives every dropout layer of a model a seed for one step. tfjs takes a layer's seed anew in each call, so that one
 * mask would serve all steps, or draws from `Math.random` where there is none; this makes a mask a function of
 * (seed, step, layer) alone.
 *
 * @param model A copy that belongs to the engine: its layers are changed.
 */
export function dropoutSeeder(model: LayersModel, seed: number): (step: number) => void {
  const layers = allLayers(model.layers).filter((layer) => SEEDED.has(layer.getClassName()));
  return (step) => {
    for (const [index, layer] of layers.entries()) Object.assign(layer, { seed: hash(seed, step, index) });
  };
}
