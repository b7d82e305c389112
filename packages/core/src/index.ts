export { formatValue } from './errors/format-value.js';
export { type ErrorReport, formatReport, LenetError } from './errors/lenet-error.js';
export { isJsonObject, type JsonObject } from './json/json-object.js';
export { checkOption, describeValues } from './options/check-option.js';
export {
  type AdamConfig,
  BETA1,
  BETA2,
  checkOptimizer,
  EPSILON,
  EPSILON_MODE,
  MOMENTUM,
  OPTIMIZER,
  type OptimizerConfig,
  type ResolvedOptimizer,
  resolveOptimizer,
  type SgdConfig,
  WEIGHT_DECAY,
} from './options/optimizer.js';
export { invalidOption, type OptionProblem } from './options/option-problem.js';
export type {
  BooleanSpec,
  ChoiceSpec,
  CustomSpec,
  NumberSpec,
  OptionSpec,
  OptionValue,
} from './options/option-spec.js';
export {
  BATCH_SIZE,
  KERNELS,
  LABEL_SMOOTHING,
  LEARNING_RATE,
  SEED,
  THREADS,
} from './options/shared-specs.js';
export { glorotUniform } from './random/glorot-uniform.js';
export { mixBits } from './random/mix-bits.js';
export { checkSeed, InvalidSeedError } from './random/seed.js';
export { decodeSafetensors, type Safetensors } from './safetensors/decode-safetensors.js';
export { encodeSafetensors } from './safetensors/encode-safetensors.js';
export {
  SafetensorsDtypeError,
  SafetensorsHeaderError,
  SafetensorsInputError,
  SafetensorsOffsetsError,
  SafetensorsTruncatedError,
} from './safetensors/safetensors-errors.js';
export type { NamedTensor } from './tensor/named-tensor.js';
export { shapeSize } from './tensor/shape-size.js';
export type { LabelledImages } from './training/labelled-images.js';
export { addScores, type Score } from './training/score.js';
export type { Span } from './training/span.js';
