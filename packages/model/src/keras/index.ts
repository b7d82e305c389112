export { MissingPackageError } from '../errors/missing-package-error.js';
export { UnsupportedLayerError } from '../errors/unsupported-layer-error.js';
export { WeightsDtypeError } from '../errors/weights-errors.js';
export { toKeras } from './to-keras.js';
