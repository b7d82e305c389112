export type { Box } from '../drawing/box.js';
export { type ImageWarning, imageWarningText } from '../drawing/image-warnings.js';
export type { StrokeChange } from '../drawing/ink/stroke-width.js';
export type { MnistifiedImage, MnistifyOptions } from '../drawing/mnistify.js';
export type { SourceImage } from '../drawing/source-image.js';
export { type FoundDigit, readDigits } from './read-digits.js';
