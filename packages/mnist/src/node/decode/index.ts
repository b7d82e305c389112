export { decodeImage } from './decode-image.js';
export { describeFormat } from './describe-format.js';
export { ImageDamagedError, ImageFormatError, ImageUnsupportedError } from './image-errors.js';
