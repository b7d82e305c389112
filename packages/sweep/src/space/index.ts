export { InvalidSweepError } from '../errors/invalid-sweep-error.js';
export { expandSpace } from './expand-space.js';
export { mergeSpaces } from './merge-spaces.js';
export type { Distribution, Space, SpaceValue } from './space.js';
export { SWEEP_OPTIONS, type SweepKey, type TrialOptions } from './sweepable.js';
