export { crc32c } from './checksum/crc32c.js';
export { formatQuantity } from './errors/format-quantity.js';
export { formatValue } from './errors/format-value.js';
export { type ErrorReport, formatReport, LenetError } from './errors/lenet-error.js';
export { webAssemblyBlocked } from './errors/web-assembly-blocked.js';
export { formatThreadSteps } from './format-thread-steps.js';
export { isJsonObject, type JsonObject } from './json/json-object.js';
export { connectFirstLayers, connectLayers } from './layers/connect-layers.js';
export { countConnections } from './layers/count-connections.js';
export {
  foldIntoWeights,
  foldNormalizations,
  type NormalizationParameters,
} from './layers/fold-normalizations.js';
export { findFrozenProblem } from './layers/frozen-layers.js';
export {
  type BatchNormalizationLayer,
  type Conv2DLayer,
  type DenseLayer,
  type DepthwiseConv2DLayer,
  type GlobalPooling2DLayer,
  type ImageLayerShapes,
  type ImageShape,
  type Layer,
  type LayerShapes,
  type LayerStack,
  type LayerWeights,
  layerWeights,
  type NormalizationWeights,
  type Pooling2DLayer,
  type SeparableConv2DLayer,
  type Subsampling2DLayer,
  stackWeights,
  type TableConv2DLayer,
  trainableWeights,
  type WeightSpec,
  type ZeroPadding2DLayer,
} from './layers/layer.js';
export type {
  Activation,
  ActivationConfig,
  AddConfig,
  BatchNormalizationConfig,
  Conv2DConfig,
  DenseConfig,
  DepthwiseConv2DConfig,
  DropoutConfig,
  FlattenConfig,
  GlobalPooling2DConfig,
  LayerConfig,
  LayerInputs,
  Padding,
  Pair,
  ParametricActivationConfig,
  Pooling2DConfig,
  RbfConfig,
  RescalingConfig,
  SeparableConv2DConfig,
  SoftminConfig,
  StackConfig,
  Subsampling2DConfig,
  TableConv2DConfig,
  ZeroPadding2DConfig,
} from './layers/layer-config.js';
export { NETWORK_INPUT } from './layers/layer-config.js';
export { type PlainLayer, type PlainModel, type PlainWeight, plainModel } from './layers/plain-model.js';
export { readLayerConfig } from './layers/read-layer-config.js';
export { readLayerStack } from './layers/read-layer-stack.js';
export type { SequentialLayer, SequentialModel, WeightVariable } from './layers/sequential-model.js';
export {
  type LayerId,
  SUPPORTED_LAYERS,
  type Unsupported,
  UnsupportedLayersError,
} from './layers/unsupported.js';
export { weightNames } from './layers/weight-names.js';
export { namesInputs, withInputs } from './layers/with-inputs.js';
export { describedVariant } from './lenet5/described-variant.js';
export {
  InvalidArchitectureError,
  InvalidShapeError,
  type Lenet5Architecture,
  type Lenet5Shape,
  lenet5ConfigFor,
} from './lenet5/lenet5-architecture.js';
export { lenet5Config } from './lenet5/lenet5-config.js';
export {
  LENET5,
  LENET5_CHOICES,
  type Lenet5Variant,
  lenet5VariantConfig,
  WEIGHTS_POOLING,
  type WeightsPooling,
} from './lenet5/lenet5-variant.js';
export { type Lenet5Match, matchLenet5 } from './lenet5/match-lenet5.js';
export {
  LENET5_OPTIONS,
  lenet5Weights,
  type PlainLenet5Options,
  plainLenet5,
} from './lenet5/plain-lenet5.js';
export { InvalidVariantError, type Variant } from './lenet5/variant.js';
export { C3_CONNECTIONS } from './lenet5-1998/c3-connections.js';
export { DIGIT_CENTERS } from './lenet5-1998/digit-centers.js';
export { lenet5Of1998Config } from './lenet5-1998/lenet5-1998-config.js';
export { lenet5Of1998Weights } from './lenet5-1998/lenet5-1998-weights.js';
export { checkOption, describeValues } from './options/check-option.js';
export {
  checkDistillation,
  type DistillationConfig,
  type ResolvedDistillation,
  resolveDistillation,
  TEACHER_WEIGHT,
  TEMPERATURE,
} from './options/distillation.js';
export {
  checkDistortions,
  type DistortionConfig,
  ELASTIC,
  ELASTIC_SIGMA,
  type ResolvedDistortions,
  ROTATION,
  resolveDistortions,
  SCALE,
  SHEAR,
  SHIFT,
} from './options/distortions.js';
export {
  CLIP_NORM,
  CLIP_VALUE,
  checkGradient,
  type GradientConfig,
  L1,
  L2,
  type ResolvedGradient,
  resolveGradient,
} from './options/gradient.js';
export { nearestName } from './options/nearest-name.js';
export { ACTIVATION, DROPOUT, PADDING, POOLING, WIDTH } from './options/network-specs.js';
export {
  type AdamConfig,
  BETA1,
  BETA2,
  CURVATURE_IMAGES,
  checkOptimizer,
  DECAY,
  DECAY_SCOPE,
  EPSILON,
  EPSILON_MODE,
  MOMENTUM,
  MU,
  NESTEROV,
  OPTIMIZER,
  type OptimizerConfig,
  type ResolvedOptimizer,
  type RmspropConfig,
  resolveOptimizer,
  type SdlmConfig,
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
  CHANNELS,
  CLASS_COUNT,
  IMAGE_SIDE,
  INITIALIZATION,
  KERNELS,
  LABEL_SMOOTHING,
  LEARNING_RATE,
  LOSS,
  SEED,
  THREADS,
  VARIANT,
} from './options/shared-specs.js';
export { checkOptionNames, UnknownOptionError } from './options/unknown-option-error.js';
export { findUnknownOptions } from './options/unknown-options.js';
export { glorotUniform } from './random/glorot-uniform.js';
export { type Initialization, InvalidInitializationError } from './random/initialization.js';
export { lecunUniform } from './random/lecun-uniform.js';
export { mixBits } from './random/mix-bits.js';
export { checkSeed, InvalidSeedError } from './random/seed.js';
export { type BuiltIns, isBuiltIn } from './realm/is-built-in.js';
export { isLaterRelease } from './release/is-later-release.js';
export { CHECKSUM_ENTRY, encodeWithChecksum } from './safetensors/checksum.js';
export { decodeSafetensors, type Safetensors } from './safetensors/decode-safetensors.js';
export { encodeSafetensors } from './safetensors/encode-safetensors.js';
export type { SafetensorsDtype } from './safetensors/format.js';
export {
  SafetensorsChecksumError,
  SafetensorsDtypeError,
  SafetensorsHeaderError,
  SafetensorsInputError,
  SafetensorsOffsetsError,
  SafetensorsTruncatedError,
} from './safetensors/safetensors-errors.js';
export { toFloat32 } from './safetensors/to-float32.js';
export type { NamedTensor } from './tensor/named-tensor.js';
export { shapeSize } from './tensor/shape-size.js';
export type { LabeledImages, Labels, TargetImages } from './training/labeled-images.js';
export { addScores, type Score } from './training/score.js';
export { softenProbabilities } from './training/soften-probabilities.js';
export type { Span, SpanAugmentation } from './training/span.js';
export type { StreamedImages } from './training/streamed-images.js';
export { checkFinite, checkTensorShape } from './weights/check-tensor.js';
export { initialWeights } from './weights/initial-weights.js';
export {
  type ChannelNormalization,
  foldNormalization,
  type InputNormalization,
  MNIST_NORMALIZATION,
  unfoldNormalization,
} from './weights/input-normalization.js';
export { WeightsMismatchError, WeightsNotFiniteError } from './weights/weights-errors.js';
