import { averagePoolBackward } from './average-pool.js';
import { conv2dBackward } from './conv2d.js';
import { denseBackward } from './dense.js';
import { type FeatureMap, mapValues } from './feature-map.js';
import type { Activations } from './forward.js';
import { lossGradient } from './softmax.js';
import type { TrainedLayer, Weights } from './weights.js';

/** How the loss of one image would change with each value that `forward` computed, and with each weight. */
export interface Gradients extends Activations {
  readonly weights: Readonly<
    Record<TrainedLayer, { readonly dKernel: Float64Array; readonly dBias: Float64Array }>
  >;
}

/** Through tanh: its slope at an output y is 1 − y². */
function throughTanh(dOutput: Float64Array, output: Float64Array): Float64Array {
  return dOutput.map((gradient, i) => gradient * (1 - output[i]! ** 2));
}

function mapThroughTanh(dOutput: FeatureMap, output: FeatureMap): FeatureMap {
  return mapValues(dOutput, (gradient, i) => gradient * (1 - output.values[i]! ** 2));
}

/**
 * The backward pass: the gradient of −ln p(label) by every activation (under the activation's own name;
 * `probabilities` holds ∂loss/∂logits as `logits` does) and by every weight.
 */
export function backward(activations: Activations, weights: Weights, label: number): Gradients {
  const { input, conv1, pool1, conv2, pool2, dense1, dense2, probabilities } = activations;
  const dLogits = lossGradient(probabilities, label);
  const output = denseBackward(dense2, weights.dense3, dLogits);
  const second = denseBackward(dense1, weights.dense2, throughTanh(output.dInput, dense2));
  const first = denseBackward(pool2.values, weights.dense1, throughTanh(second.dInput, dense1));
  const dPool2 = { ...pool2, values: first.dInput };
  const dConv2 = averagePoolBackward(conv2, dPool2);
  const c2 = conv2dBackward(pool1, weights.conv2, mapThroughTanh(dConv2, conv2));
  const dConv1 = averagePoolBackward(conv1, c2.dInput);
  const c1 = conv2dBackward(input, weights.conv1, mapThroughTanh(dConv1, conv1));
  return {
    input: c1.dInput,
    conv1: dConv1,
    pool1: c2.dInput,
    conv2: dConv2,
    pool2: dPool2,
    dense1: second.dInput,
    dense2: output.dInput,
    logits: dLogits,
    probabilities: dLogits,
    weights: { conv1: c1, conv2: c2, dense1: first, dense2: second, dense3: output },
  };
}
