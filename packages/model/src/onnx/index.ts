export { UnsupportedLayerError } from '../errors/unsupported-layer-error.js';
export { WeightsDtypeError } from '../errors/weights-errors.js';
export { toOnnx } from './to-onnx.js';
