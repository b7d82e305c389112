export { InvalidModelFileError, UnsupportedModelFileError } from '../errors/import-errors.js';
export { UnsupportedLayerError } from '../errors/unsupported-layer-error.js';
export { WeightsDtypeError } from '../errors/weights-errors.js';
export type { ReadModel } from '../read/stack-draft.js';
export { fromOnnx } from './from-onnx.js';
export { toOnnx } from './to-onnx.js';
