export { type BenchRow, benchRow } from './bench-row.js';
export { type BenchResult, compete } from './compete.js';
export type { Competitor, Contestant, Round } from './contestant.js';
export { median } from './median.js';
export { flopPerReferenceStep, REFERENCE_BATCH_SIZE, referenceSpans } from './reference-step.js';
