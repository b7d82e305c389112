export type { KernelBuild, RunsOn } from '@lenet5/compiler';
export type { AdamConfig, DistillationConfig, OptimizerConfig, OptionProblem, SgdConfig } from '@lenet5/core';
export { type AugmentationConfig, strengthAt } from './augmentation.js';
export { type Checkpoint, decodeCheckpoint, encodeCheckpoint } from './checkpoint/checkpoint.js';
export {
  DamagedCheckpointError,
  NewerCheckpointError,
  NotACheckpointError,
  OtherRunError,
} from './checkpoint/checkpoint-errors.js';
export type { RunIdentity } from './checkpoint/run-identity.js';
export type { Engine, EngineName, EngineOptions, EngineState } from './engine.js';
export { EngineLoadError } from './engine-load-error.js';
export type {
  CheckpointEvent,
  EndEvent,
  EndReason,
  EpochEvent,
  ProgressEvent,
  StartEvent,
  StopReason,
  TrainEvent,
} from './events.js';
export { type FitOptions, type FitResult, fit } from './fit.js';
export { type BatchSource, type FitBatchesOptions, fitBatches, type ImageBatch } from './fit-batches.js';
export type { NormalizationName } from './input-normalization.js';
export type { Monitor } from './monitor.js';
export { type PickedEngine, type PickOptions, pickEngine } from './pick-engine.js';
export { InvalidOptionError } from './recipe/invalid-option-error.js';
export type { NamedRecipe, NamedRecipeKey, RecipeName } from './recipe/named-recipes.js';
export { recipeOptions } from './recipe/recipe-options.js';
export type { CheckpointInterval, EarlyStopping, Plateau, TrainOptions } from './recipe/train-options.js';
export { type NonFiniteLoss, NonFiniteLossError } from './run/non-finite-loss-error.js';
export { NonFiniteWeightsError } from './run/non-finite-weights-error.js';
export type { BestWeights, EpochSums, Progress } from './run/progress.js';
export {
  type ConstantSchedule,
  type CosineSchedule,
  type ExponentialSchedule,
  type Lenet5Of1998Schedule,
  learningRateAt,
  type OneCycleSchedule,
  type RunLength,
  type Schedule,
  type StepSchedule,
} from './schedule.js';
export { softTargets } from './soft-targets.js';
export { train } from './train.js';
export type { TrainableModel } from './trainable-model.js';
export { UnsupportedByEngineError } from './unsupported-by-engine-error.js';
