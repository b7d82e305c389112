export { InvalidModelFileError, UnsupportedModelFileError } from '../errors/import-errors.js';
export { MissingPackageError } from '../errors/missing-package-error.js';
export { UnsupportedLayerError } from '../errors/unsupported-layer-error.js';
export { WeightsDtypeError } from '../errors/weights-errors.js';
export type { ReadModel } from '../read/stack-draft.js';
export { fromKeras } from './from-keras.js';
export { toKeras } from './to-keras.js';
