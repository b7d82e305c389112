import { lenet5Config, type NamedTensor, type PlainModel, plainModel, type StackConfig } from '@lenet5/core';

/** The units of F6. */
export const F6_UNITS = 84;

/** The classes of the model that reads F6: one per unit, and one whose logit is always 0. */
const READ_CLASSES = F6_UNITS + 1;

const config: StackConfig = {
  ...lenet5Config,
  name: 'lenet5-f6',
  layers: [
    ...lenet5Config.layers.slice(0, -1),
    { type: 'Dense', name: 'read', units: READ_CLASSES, activation: 'softmax', useBias: true },
  ],
};

/**
 * A model whose probabilities contain the values of F6: the compiled engine ends in a softmax, so the last layer copies the 84
 * values into logits and adds a logit of 0. The logarithm of p_i / p_84 is then the value of unit i.
 *
 * @param weights The weights of a LeNet-5.
 */
export function f6Model(weights: readonly NamedTensor[]): PlainModel {
  const kernel = new Float32Array(F6_UNITS * READ_CLASSES);
  for (let unit = 0; unit < F6_UNITS; unit++) kernel[unit * READ_CLASSES + unit] = 1;
  return plainModel(config, [
    ...weights.slice(0, -2).map((tensor) => ({ ...tensor, values: Float32Array.from(tensor.values) })),
    { name: 'read/kernel', shape: [F6_UNITS, READ_CLASSES], values: kernel },
    { name: 'read/bias', shape: [READ_CLASSES], values: new Float32Array(READ_CLASSES) },
  ]);
}

/** The values of F6, shape `[count, 84]`, from the probabilities of {@link f6Model}, shape `[count, 85]`. */
export function f6Values(probabilities: Float32Array): Float32Array {
  const count = probabilities.length / READ_CLASSES;
  const values = new Float32Array(count * F6_UNITS);
  for (let image = 0; image < count; image++) {
    const zero = Math.log(probabilities[image * READ_CLASSES + F6_UNITS]!);
    for (let unit = 0; unit < F6_UNITS; unit++)
      values[image * F6_UNITS + unit] = Math.log(probabilities[image * READ_CLASSES + unit]!) - zero;
  }
  return values;
}
