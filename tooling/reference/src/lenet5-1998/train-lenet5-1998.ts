/**
 * Training the LeNet-5 of 1998, top to bottom: forward pass, loss, backward pass, second derivatives, and stochastic
 * diagonal Levenberg–Marquardt. Every name that starts with `d` is the gradient of the loss with respect to the value that
 * the rest of the name identifies, and every name that starts with `h` its diagonal second derivative.
 *
 * Source: LeCun, Bottou, Bengio & Haffner 1998, sections II-B and II-C, appendices A and C.
 */
import { activate, activateBackward, activateSecondBackward } from '../activation.js';
import { conv2d, conv2dBackward } from '../conv2d.js';
import { meanLoss } from '../cross-entropy.js';
import { dense, denseBackward } from '../dense.js';
import { flatten, flattenBackward } from '../flatten.js';
import { square, type Tensor, type Tensor1, type Tensor2, type Tensor4, zeros } from '../tensor.js';
import { type PenaltyLoss, penaltyLoss, penaltyLossBackward, penaltyLossSecond } from './penalty-loss.js';
import { rbf, rbfBackward } from './rbf.js';
import { subsample, subsampleBackward, subsampleSecondBackward } from './subsampling.js';
import { type ConnectionTable, type TableKernel, tableConv2d, tableConv2dBackward } from './table-conv2d.js';

/** Kernel and bias of a layer. */
interface LayerWeights<Kernel extends Tensor> {
  readonly kernel: Kernel;
  readonly bias: Tensor1;
}

/** The 60,000 trainable weights, their gradients, or their second derivatives. */
export interface Weights1998 {
  readonly c1: LayerWeights<Tensor4>; // [5, 5, 1, 6], [6]
  readonly s2: LayerWeights<Tensor1>; // coefficients [6], [6]
  readonly c3: LayerWeights<TableKernel>; // [5, 5, 60], [16]
  readonly s4: LayerWeights<Tensor1>; // coefficients [16], [16]
  readonly c5: LayerWeights<Tensor2>; // [400, 120], [120]
  readonly f6: LayerWeights<Tensor2>; // [120, 84], [84]
}

/** What is fixed: the connections of C3 and the centers of the output units. */
export interface Constants1998 {
  /** For each of the 16 maps of C3, the maps of S2 that it reads. */
  readonly connections: ConnectionTable;
  /** `[10, 84]` */
  readonly centers: Tensor2;
}

/** The layers that have weights, from input to output. */
export const LAYERS_1998 = ['c1', 's2', 'c3', 's4', 'c5', 'f6'] as const;

/** The outputs of all layers, after squashing. */
export interface Activations1998 {
  readonly x: Tensor4; // [batch, 32, 32, 1], from −0.1 to 1.175
  readonly c1: Tensor4; // [batch, 28, 28, 6]
  readonly s2: Tensor4; // [batch, 14, 14, 6]
  readonly c3: Tensor4; // [batch, 10, 10, 16]
  readonly s4: Tensor4; // [batch, 5, 5, 16]
  readonly c5: Tensor2; // [batch, 120]
  readonly f6: Tensor2; // [batch, 84]
  readonly penalties: Tensor2; // [batch, 10]
}

const SQUASH = 'scaledTanh';
const BLOCK = [2, 2] as const;

/** Centers a batch of digits, `[batch, 28, 28, 1]` from 0 to 1, in fields of 32×32 with a background of −0.1 and ink of 1.175. */
export function inputField(digits: Tensor4): Tensor4 {
  const [batch, height, width] = digits.shape;
  const x = zeros([batch, height + 4, width + 4, 1]);
  x.values.fill(-0.1);
  for (let b = 0; b < batch; b++) {
    for (let i = 0; i < height; i++) {
      for (let j = 0; j < width; j++) {
        const value = digits.values[(b * height + i) * width + j]!;
        x.values[(b * (height + 4) + i + 2) * (width + 4) + j + 2] = 1.275 * value - 0.1;
      }
    }
  }
  return x;
}

/** The forward pass. C5 is a convolution whose kernels are as large as its input, so it is computed as a dense layer. */
export function forward1998(
  w: Weights1998,
  { connections, centers }: Constants1998,
  x: Tensor4,
): Activations1998 {
  const c1 = activate(SQUASH, conv2d(x, w.c1.kernel, w.c1.bias));
  const s2 = activate(SQUASH, subsample(c1, w.s2.kernel, w.s2.bias, BLOCK));
  const c3 = activate(SQUASH, tableConv2d(s2, w.c3.kernel, w.c3.bias, connections));
  const s4 = activate(SQUASH, subsample(c3, w.s4.kernel, w.s4.bias, BLOCK));
  const c5 = activate(SQUASH, dense(flatten(s4), w.c5.kernel, w.c5.bias));
  const f6 = activate(SQUASH, dense(c5, w.f6.kernel, w.f6.bias));
  return { x, c1, s2, c3, s4, c5, f6, penalties: rbf(f6, centers) };
}

/** The loss of a batch and its derivatives. */
export interface Gradients1998 {
  /** Mean of the batch, in nats. */
  readonly loss: number;
  /** Gradients of the mean loss. */
  readonly dWeights: Weights1998;
}

/** The backward pass: the chain rule from the penalties to C1. */
export function gradients1998(
  w: Weights1998,
  constants: Constants1998,
  a: Activations1998,
  labels: ArrayLike<number>,
  criterion: PenaltyLoss,
): Gradients1998 {
  const { loss, dLosses } = meanLoss(penaltyLoss(a.penalties, labels, criterion));
  const dPenalties = penaltyLossBackward(a.penalties, labels, dLosses, criterion);
  const dF6 = activateBackward(SQUASH, a.f6, rbfBackward(a.f6, constants.centers, dPenalties));
  const f6 = denseBackward(a.c5, w.f6.kernel, dF6);
  const c5 = denseBackward(flatten(a.s4), w.c5.kernel, activateBackward(SQUASH, a.c5, f6.dx));
  const dS4 = activateBackward(SQUASH, a.s4, flattenBackward(a.s4.shape, c5.dx));
  const s4 = subsampleBackward(a.c3, w.s4.kernel, dS4, BLOCK);
  const dC3 = activateBackward(SQUASH, a.c3, s4.dx);
  const c3 = tableConv2dBackward(a.s2, w.c3.kernel, dC3, constants.connections);
  const s2 = subsampleBackward(a.c1, w.s2.kernel, activateBackward(SQUASH, a.s2, c3.dx), BLOCK);
  const c1 = conv2dBackward(a.x, w.c1.kernel, activateBackward(SQUASH, a.c1, s2.dx));
  return { loss, dWeights: weightDerivatives({ c1, s2, c3, s4, c5, f6 }) };
}

/**
 * The diagonal second derivatives of the mean loss with respect to the weights. A layer that is linear in x and in its weights
 * passes second derivatives back as it passes gradients back, with the squares of x and of the weights: off-diagonal terms are
 * left out, and weights that are shared add up the terms of the units that share them.
 */
export function secondDerivatives1998(
  w: Weights1998,
  constants: Constants1998,
  a: Activations1998,
  criterion: PenaltyLoss,
): Weights1998 {
  const [batch] = a.f6.shape;
  const hLoss = penaltyLossSecond(a.f6, constants.centers, a.penalties, criterion);
  const hF6 = activateSecondBackward(SQUASH, a.f6, {
    shape: hLoss.shape,
    values: hLoss.values.map((value) => value / batch),
  });
  const f6 = denseBackward(square(a.c5), square(w.f6.kernel), hF6);
  const hC5 = activateSecondBackward(SQUASH, a.c5, f6.dx);
  const c5 = denseBackward(flatten(square(a.s4)), square(w.c5.kernel), hC5);
  const hS4 = activateSecondBackward(SQUASH, a.s4, flattenBackward(a.s4.shape, c5.dx));
  const s4 = subsampleSecondBackward(a.c3, w.s4.kernel, hS4, BLOCK);
  const hC3 = activateSecondBackward(SQUASH, a.c3, s4.dx);
  const c3 = tableConv2dBackward(square(a.s2), square(w.c3.kernel), hC3, constants.connections);
  const s2 = subsampleSecondBackward(a.c1, w.s2.kernel, activateSecondBackward(SQUASH, a.s2, c3.dx), BLOCK);
  const hC1 = activateSecondBackward(SQUASH, a.c1, s2.dx);
  const c1 = conv2dBackward(square(a.x), square(w.c1.kernel), hC1);
  return weightDerivatives({ c1, s2, c3, s4, c5, f6 });
}

/** Settings of stochastic diagonal Levenberg–Marquardt. */
export interface SdlmSettings {
  /** η */
  readonly learningRate: number;
  /** μ, which limits the step of a weight whose second derivative is small. */
  readonly mu: number;
}

/**
 * One step, in place: w ← w − η / (μ + h) · dw.
 *
 * @param h Second derivatives, the mean over patterns that were read before.
 */
export function sdlmStep(
  w: Weights1998,
  dWeights: Weights1998,
  h: Weights1998,
  { learningRate, mu }: SdlmSettings,
): void {
  for (const layer of LAYERS_1998) {
    for (const kind of ['kernel', 'bias'] as const) {
      const [weight, gradient, second] = [w[layer][kind], dWeights[layer][kind], h[layer][kind]];
      for (let at = 0; at < weight.values.length; at++) {
        weight.values[at]! -= (learningRate / (mu + second.values[at]!)) * gradient.values[at]!;
      }
    }
  }
}

/** The derivatives of the weights, without those of the inputs of the layers. */
function weightDerivatives(
  layers: {
    readonly [Layer in keyof Weights1998]: {
      readonly dKernel: Weights1998[Layer]['kernel'];
      readonly dBias: Tensor1;
    };
  },
): Weights1998 {
  const { c1, s2, c3, s4, c5, f6 } = layers;
  return {
    c1: { kernel: c1.dKernel, bias: c1.dBias },
    s2: { kernel: s2.dKernel, bias: s2.dBias },
    c3: { kernel: c3.dKernel, bias: c3.dBias },
    s4: { kernel: s4.dKernel, bias: s4.dBias },
    c5: { kernel: c5.dKernel, bias: c5.dBias },
    f6: { kernel: f6.dKernel, bias: f6.dBias },
  };
}
