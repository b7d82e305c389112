import type { LayersModel, LayerVariable } from '@tensorflow/tfjs-layers';

type Layer = LayersModel['layers'][number];

/** A weight of a layer that is no model itself. */
export interface LeafWeight {
  readonly weight: LayerVariable;
  /** Whether the layer, or a model that contains it, has a `trainable` of false, or one of the given names. */
  readonly isFrozen: boolean;
}

/**
 * The weights of a model in the order of its layers, also those of models within it. The lists of tfjs have another order if the
 * `trainable` of a layer is false.
 *
 * @param freeze names of layers whose weights do not change
 */
export function leafWeights(
  { layers }: Pick<LayersModel, 'layers'>,
  freeze: readonly string[] = [],
  isInFrozen = false,
): LeafWeight[] {
  return layers.flatMap((layer) => {
    const isFrozen = isInFrozen || !layer.trainable || freeze.includes(layer.name);
    if (isModel(layer)) return leafWeights(layer, freeze, isFrozen);
    return layer.weights.map((weight) => ({ weight, isFrozen }));
  });
}

function isModel(layer: Layer): layer is Layer & Pick<LayersModel, 'layers'> {
  return 'layers' in layer && Array.isArray(layer.layers);
}
