export { checkInputShape } from './check-input-shape.js';
export { countParameters } from './count-parameters.js';
export { plainFromCsv } from './csv/plain-from-csv.js';
export { toCsv } from './csv/to-csv.js';
export { BackendError } from './errors/backend-error.js';
export { GraphModelError, ModelFormatError, UnknownLayerError } from './errors/format-errors.js';
export { InvalidModelFileError, UnsupportedModelFileError } from './errors/import-errors.js';
export { LayersDescribedError } from './errors/layers-described-error.js';
export { LayersUnknownError } from './errors/layers-unknown-error.js';
export { ModelShapeError } from './errors/model-shape-error.js';
export { NewerModelError } from './errors/newer-model-error.js';
export { OptionsError } from './errors/options-error.js';
export { type StridesChoice, StridesUnknownError } from './errors/strides-unknown-error.js';
export { UnknownWeightsError } from './errors/unknown-weights-error.js';
export { UnsupportedLayerError } from './errors/unsupported-layer-error.js';
export { WeightsDtypeError, WeightsNameError, WeightsSizeError } from './errors/weights-errors.js';
export { modelFromArtifacts } from './format/model-from-artifacts.js';
export type { InferredGeometry } from './infer/inferred-geometry.js';
export { configFromJson, type ReadConfig } from './keras/config-from-json.js';
export { type Lenet5Options, lenet5 } from './lenet5.js';
export { type NormalizedModel, normalizeInput } from './normalize/normalize-input.js';
export { plainFromSequential } from './plain-from-sequential.js';
export { pretrainedLenet5 } from './pretrained-lenet5.js';
export { readWeights } from './read-weights.js';
export { renderSummary } from './render-summary.js';
export { describeAssumed } from './safetensors/describe-assumed.js';
export { type DescribedData, describedData } from './safetensors/described-data.js';
export { fromSafetensors } from './safetensors/from-safetensors.js';
export { plainFromSafetensors } from './safetensors/plain-from-safetensors.js';
export { type ToSafetensorsOptions, toSafetensors } from './safetensors/to-safetensors.js';
export type {
  AssumedVariant,
  FromSafetensorsOptions,
  WeightsOptions,
} from './safetensors/weights-options.js';
export { modelFromPlain, sequentialFromPlain } from './sequential-from-plain.js';
export { type LayerSummary, type ModelSummary, summary } from './summary.js';
export { writeWeights } from './write-weights.js';
