export { corruptImages } from './corrupt-images.js';
export { CORRUPTIONS, type Corruption, type CorruptionName } from './corruptions.js';
export { measureRobustness, type RobustnessOptions } from './measure-robustness.js';
