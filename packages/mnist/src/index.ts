export { type ImageArrays, imageSetOf } from './arrays/image-set-of.js';
export type { TensorLike } from './arrays/tensor-like.js';
export { type PixelValues, toPixels } from './arrays/to-pixels.js';
export { batches } from './batches.js';
export { CANONICAL_DIGESTS, type FileRole } from './canonical-digests.js';
export { countClasses } from './count-classes.js';
export type { DataFile } from './data-file.js';
export type { DataOrigin, Provenance } from './data-origin.js';
export type { Box } from './drawing/box.js';
export { type ImageWarning, imageWarningText } from './drawing/image-warnings.js';
export type { StrokeChange } from './drawing/ink/stroke-width.js';
export { type MnistifiedImage, type MnistifyOptions, mnistify } from './drawing/mnistify.js';
export { rawPixels } from './drawing/raw-pixels.js';
export { MAX_IMAGE_PIXELS, requireImageSize, type SourceImage } from './drawing/source-image.js';
export {
  BrokenGzipError,
  CountMismatchError,
  DigestMismatchError,
  NoImagesError,
  WrongImageSizeError,
  WrongLabelError,
} from './errors/data-errors.js';
export { DataFormatError } from './errors/data-format-error.js';
export {
  BundledMissingError,
  CacheUnwritableError,
  FileMissingError,
  FileUnreadableError,
  UnknownSourceError,
} from './errors/file-errors.js';
export {
  IdxEmptyError,
  IdxTrailingBytesError,
  IdxTruncatedError,
  IdxWrongMagicError,
  IdxWrongTypeError,
} from './errors/idx-errors.js';
export { ImageTooLargeError } from './errors/image-errors.js';
export { InvalidArgumentError } from './errors/invalid-argument-error.js';
export { SeveralDataSetsError, UnsupportedLayoutError } from './errors/layout-errors.js';
export { DownloadBrokenError, HttpStatusError, NetworkError } from './errors/network-errors.js';
export { StreamUnsupportedError } from './errors/stream-errors.js';
export type { SplitName } from './file-names.js';
export type { IdxArray, IdxType, IdxValues } from './idx-array.js';
export { type ImagePreparation, imagePreparation } from './image-preparation.js';
export {
  CLASSES,
  classNames,
  IMAGE_SIZE,
  type ImageSet,
  imageShape,
  networkShape,
  PIXELS,
} from './image-set.js';
export { limitImageSet } from './limit-image-set.js';
export {
  loadMnist,
  loadMnistSplit,
  type Mnist,
  type MnistSplit,
} from './load-mnist.js';
export type { LoadMnistOptions, LoadProgress } from './load-options.js';
export { readIdx } from './read-idx.js';
export { shuffledOrder } from './shuffled-order.js';
export { MNIST_MIRROR } from './sources/open-source.js';
export { type ImageSplit, splitImageSet } from './split-image-set.js';
export { imageParts } from './stream/image-parts.js';
export { readSome } from './stream/read-some.js';
export {
  type OpenMnist,
  type OpenMnistSplit,
  type StreamMnistOptions,
  streamMnist,
  streamMnistSplit,
} from './stream/stream-mnist.js';
export { type AnyImageSet, isStreamed, type StreamedSet } from './stream/streamed-set.js';
export { takeImages } from './take-images.js';
export { idxHeader, writeIdx } from './write-idx.js';
