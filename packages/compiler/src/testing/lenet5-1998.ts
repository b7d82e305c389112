import { C3_CONNECTIONS, DIGIT_CENTERS, type NamedTensor } from '@lenet5/core';
import {
  type Constants1998,
  forward1998,
  gradients1998,
  inputField,
  LAYERS_1998,
  type PenaltyLoss,
  sdlmStep,
  secondDerivatives1998,
  type Tensor,
  tensor,
  type Weights1998,
} from '@lenet5/reference';
import type { ByteBatch, Gradients } from './gradients.js';

/** What is fixed in the network of 1998. */
const CONSTANTS_1998: Constants1998 = {
  connections: C3_CONNECTIONS,
  centers: tensor([10, 84], DIGIT_CENTERS.flat()),
};

/** The weights of the network of 1998 in float64, from tensors in the order of the model. */
function weights1998(tensors: readonly NamedTensor[]): Weights1998 {
  const entries = LAYERS_1998.map((layer, index) => {
    const [kernel, bias] = tensors.slice(2 * index, 2 * index + 2).map(({ shape, values }) => {
      return tensor(shape as readonly [number, ...number[]], values);
    });
    return [layer, { kernel, bias }];
  });
  return Object.fromEntries(entries) as Weights1998;
}

/** The tensors of weights, gradients or second derivatives in the order of the model. */
function tensors1998(weights: Weights1998): Tensor[] {
  return LAYERS_1998.flatMap((layer) => [weights[layer].kernel, weights[layer].bias]);
}

/** Images of bytes as the input field of the reference. */
function field1998(images: Uint8Array): ReturnType<typeof inputField> {
  const scaled = Float64Array.from(images, (pixel) => pixel / 255);
  return inputField(tensor([images.length / 784, 28, 28, 1], scaled));
}

/** Loss, hits and gradients of the mean loss from the float64 reference. */
export function gradientsOf1998(
  tensors: readonly NamedTensor[],
  { images, labels }: ByteBatch,
  loss: PenaltyLoss,
): Gradients & { readonly penalties: Tensor } {
  const weights = weights1998(tensors);
  const activations = forward1998(weights, CONSTANTS_1998, field1998(images));
  const { loss: mean, dWeights } = gradients1998(weights, CONSTANTS_1998, activations, labels, loss);
  const { penalties } = activations;
  const nearest = Array.from(labels, (_, b) => {
    const row = penalties.values.subarray(b * 10, b * 10 + 10);
    return row.indexOf(Math.min(...row));
  });
  return {
    lossSum: mean * labels.length,
    correct: nearest.filter((digit, b) => digit === labels[b]).length,
    gradients: tensors1998(dWeights).map(({ values }) => values),
    penalties,
  };
}

/** What the training with SDLM depends on. */
export interface SdlmRun {
  /** Indices of the images of the second derivatives, and of the steps. */
  readonly curvature: readonly number[];
  readonly order: readonly number[];
  readonly learningRate: number;
  readonly mu: number;
}

/** The second derivatives, and the weights and losses after each step of SDLM, from the float64 reference. */
export function sdlmOf1998(
  tensors: readonly NamedTensor[],
  { images, labels }: ByteBatch,
  loss: PenaltyLoss,
  { curvature, order, learningRate, mu }: SdlmRun,
): { readonly seconds: readonly Tensor[]; readonly losses: number[]; readonly weights: readonly Tensor[] } {
  const weights = weights1998(tensors);
  const imageAt = (index: number): Uint8Array => images.subarray(index * 784, (index + 1) * 784);
  const chosen = Uint8Array.from(curvature.flatMap((index) => [...imageAt(index)]));
  const h = secondDerivatives1998(
    weights,
    CONSTANTS_1998,
    forward1998(weights, CONSTANTS_1998, field1998(chosen)),
    loss,
  );
  const losses = order.map((index) => {
    const activations = forward1998(weights, CONSTANTS_1998, field1998(imageAt(index)));
    const label = [labels[index]!];
    const { loss: mean, dWeights } = gradients1998(weights, CONSTANTS_1998, activations, label, loss);
    sdlmStep(weights, dWeights, h, { learningRate, mu });
    return mean;
  });
  return { seconds: tensors1998(h), losses, weights: tensors1998(weights) };
}
