export type { LossName } from '../heads.js';
export { type WeightedLayer, weightsInOrder } from '../model-weights.js';
export type { Batch, BatchScore } from './batch.js';
export type { BatchProgram } from './batch-program.js';
export { type CompileBatchesOptions, compileBatches } from './compile-batches.js';
