import {
  C3_CONNECTIONS,
  DIGIT_CENTERS,
  decodeSafetensors,
  lenet5Of1998Weights,
  type NamedTensor,
} from '@lenet5/core';
import {
  type Activations1998,
  type Constants1998,
  forward1998,
  inputField,
  LAYERS_1998,
  tensor,
  type Weights1998,
} from '@lenet5/reference';

const constants: Constants1998 = {
  connections: C3_CONNECTIONS,
  centers: tensor([10, 84], DIGIT_CENTERS.flat()),
};

/** The untrained weights of a seed. */
export function untrainedWeights(seed: number): Weights1998 {
  return toWeights(lenet5Of1998Weights(seed));
}

/** The weights in a checkpoint. */
export function weightsOfCheckpoint(bytes: Uint8Array): Weights1998 {
  return toWeights(decodeSafetensors(bytes, 'checkpoint').tensors);
}

function toWeights(tensors: readonly NamedTensor[]): Weights1998 {
  const byName = new Map(tensors.map((one) => [one.name, one]));
  const find = (name: string) => {
    const { shape, values } = byName.get(name) ?? { shape: [0], values: [] };
    return tensor(shape, values);
  };
  const entries = LAYERS_1998.map((layer) => {
    return [layer, { kernel: find(`${layer}/kernel`), bias: find(`${layer}/bias`) }];
  });
  return Object.fromEntries(entries) as Weights1998;
}

/** The forward pass of one digit, in float64. `pixels` are 28×28, 0 (paper) to 255 (ink). */
export function activationsOf(weights: Weights1998, pixels: Uint8Array): Activations1998 {
  const digit = tensor(
    [1, 28, 28, 1],
    Float64Array.from(pixels, (pixel) => pixel / 255),
  );
  return forward1998(weights, constants, inputField(digit));
}
