export { compileFit } from './compile-fit.js';
export type { Values } from './data-tensors.js';
export type { BatchDataset, CompileFitOptions, FastFitArgs, FastModel } from './fast-model.js';
export { ClassRangeError, SoftTargetsError } from './targets.js';
