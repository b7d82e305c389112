import { type Lenet5Activations, lenet5Forward, softmax, tensor } from '@lenet5/reference';
import { type FeatureMap, mapsOf } from './feature-map.js';
import { referenceWeights, type Weights } from './weights.js';

/** The values of every layer for one image; those of layers with tanh after it. */
export interface Activations {
  /** 28×28×1, from 0 (paper) to 1 (ink). */
  readonly input: FeatureMap;
  /** 24×24×6. */
  readonly conv1: FeatureMap;
  /** 12×12×6. */
  readonly pool1: FeatureMap;
  /** 8×8×16. */
  readonly conv2: FeatureMap;
  /** 4×4×16; row-major, these are the 256 inputs of `dense1`. */
  readonly pool2: FeatureMap;
  /** 120 units. */
  readonly dense1: Float64Array;
  /** 84 units. */
  readonly dense2: Float64Array;
  /** The ten outputs before softmax. */
  readonly logits: Float64Array;
  /** The ten outputs after softmax. */
  readonly probabilities: Float64Array;
}

/**
 * The forward pass of LeNet-5 for one image, in float64.
 *
 * @param pixels 784 values from 0 (paper) to 255 (ink).
 */
export function forward(pixels: Uint8Array, weights: Weights): Activations {
  const x = tensor(
    [1, 28, 28, 1],
    Float64Array.from(pixels, (pixel) => pixel / 255),
  );
  const activations = lenet5Forward(referenceWeights(weights), x);
  return { ...layersOf(activations), probabilities: softmax(activations.logits).values };
}

/** The layers of the reference, in a batch of one image. */
export function layersOf(a: Lenet5Activations): Omit<Activations, 'probabilities'> {
  return {
    input: mapsOf(a.x),
    conv1: mapsOf(a.conv1),
    pool1: mapsOf(a.pool1),
    conv2: mapsOf(a.conv2),
    pool2: mapsOf(a.pool2),
    dense1: a.dense1.values,
    dense2: a.dense2.values,
    logits: a.logits.values,
  };
}
