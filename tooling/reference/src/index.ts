export { type Activation, activate, activateBackward, activateSecondBackward } from './activation.js';
export { adjustGradients, type GradientSettings, type WeightGradient } from './adjust-gradients.js';
export { type AugmentKey, augment, type Distortions } from './augment.js';
export { averagePool, averagePoolBackward } from './average-pool.js';
export {
  type ChannelScale,
  type ChannelStatistics,
  channelStatistics,
  moveAverage,
  type NormalizeGradients,
  normalize,
  normalizeBackward,
  normalizeFixedBackward,
} from './batch-normalization.js';
export { binaryCrossEntropy, binaryCrossEntropyBackward } from './binary-cross-entropy.js';
export { type Conv2dGradients, conv2d, conv2dBackward } from './conv2d.js';
export { crossEntropy, crossEntropyBackward, meanLoss, weightedMeanLoss } from './cross-entropy.js';
export { type DenseGradients, dense, denseBackward } from './dense.js';
export {
  type DepthwiseConv2dGradients,
  depthwiseConv2d,
  depthwiseConv2dBackward,
} from './depthwise-conv2d.js';
export { type Distillation, distillationBackward, distillationLoss, soften } from './distillation.js';
export { dropout, dropoutMask, type MaskKey } from './dropout.js';
export { flatten, flattenBackward } from './flatten.js';
export { gather } from './gather.js';
export {
  type PenaltyLoss,
  penaltyLoss,
  penaltyLossBackward,
  penaltyLossSecond,
  softmin,
} from './lenet5-1998/penalty-loss.js';
export { rbf, rbfBackward } from './lenet5-1998/rbf.js';
export {
  type SubsampleGradients,
  subsample,
  subsampleBackward,
  subsampleSecondBackward,
} from './lenet5-1998/subsampling.js';
export {
  type ConnectionTable,
  type TableConv2dGradients,
  type TableKernel,
  tableConv2d,
  tableConv2dBackward,
} from './lenet5-1998/table-conv2d.js';
export {
  type Activations1998,
  type Constants1998,
  forward1998,
  type Gradients1998,
  gradients1998,
  inputField,
  LAYERS_1998,
  type SdlmSettings,
  sdlmStep,
  secondDerivatives1998,
  type Weights1998,
} from './lenet5-1998/train-lenet5-1998.js';
export { lenet5Weights } from './lenet5-weights.js';
export { columnSum, matMul } from './mat-mul.js';
export { type MaxPool, maxPool, maxPoolBackward } from './max-pool.js';
export {
  type Layer,
  type LayerGradients,
  type NetworkGradients,
  networkForward,
  networkGradients,
  networkTargetGradients,
  type Targets,
} from './network.js';
export {
  type AdamSettings,
  adam,
  initialMoments,
  type Moments,
  type Optimizer,
  type RmspropSettings,
  rmsprop,
  sgd,
  updateWeight,
} from './optimizer.js';
export { type Rectifier, rectify, rectifyBackward } from './rectifier.js';
export { argmax, softmax, softmaxBackward } from './softmax.js';
export { squaredError, squaredErrorBackward } from './squared-error.js';
export {
  sizeOf,
  square,
  type Tensor,
  type Tensor1,
  type Tensor2,
  type Tensor4,
  tensor,
  zeros,
} from './tensor.js';
export {
  LENET5_LAYERS,
  type Lenet5Activations,
  type Lenet5Batch,
  type Lenet5Gradients,
  type Lenet5Weights,
  lenet5Backward,
  lenet5Forward,
  type TrainLenet5Options,
  trainLenet5,
} from './train-lenet5.js';
export type { Padding, Window } from './window.js';
export { evaluationMatrix, inputMatrix, multiply, scales, transpose } from './winograd.js';
export { zeroPad, zeroPadBackward } from './zero-padding.js';
