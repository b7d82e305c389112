import { averagePool } from './average-pool.js';
import { conv2d } from './conv2d.js';
import { dense } from './dense.js';
import { emptyMap, type FeatureMap, mapValues } from './feature-map.js';
import { softmax } from './softmax.js';
import type { Weights } from './weights.js';

/** What every layer makes of one image; the trained layers after their activation. */
export interface Activations {
  /** 28×28×1, 0 (paper) to 1 (ink). */
  readonly input: FeatureMap;
  /** 24×24×6. */
  readonly conv1: FeatureMap;
  /** 12×12×6. */
  readonly pool1: FeatureMap;
  /** 8×8×16. */
  readonly conv2: FeatureMap;
  /** 4×4×16; row-major it is the 256 inputs of `dense1`. */
  readonly pool2: FeatureMap;
  readonly dense1: Float64Array;
  readonly dense2: Float64Array;
  /** The ten outputs before softmax. */
  readonly logits: Float64Array;
  readonly probabilities: Float64Array;
}

/** An image as the network takes it: pixels divided by 255. */
function toInput(pixels: Uint8Array): FeatureMap {
  const input = emptyMap(28, 28, 1);
  for (let i = 0; i < input.values.length; i++) input.values[i] = (pixels[i] ?? 0) / 255;
  return input;
}

/**
 * The forward pass of LeNet-5 for one image, plainly, in float64.
 *
 * @param pixels 784 of them, 0 (paper) to 255 (ink).
 */
export function forward(pixels: Uint8Array, weights: Weights): Activations {
  const input = toInput(pixels);
  const conv1 = mapValues(conv2d(input, weights.conv1), Math.tanh);
  const pool1 = averagePool(conv1);
  const conv2 = mapValues(conv2d(pool1, weights.conv2), Math.tanh);
  const pool2 = averagePool(conv2);
  const dense1 = dense(pool2.values, weights.dense1).map(Math.tanh);
  const dense2 = dense(dense1, weights.dense2).map(Math.tanh);
  const logits = dense(dense2, weights.dense3);
  return { input, conv1, pool1, conv2, pool2, dense1, dense2, logits, probabilities: softmax(logits) };
}
