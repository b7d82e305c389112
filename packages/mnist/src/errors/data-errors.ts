import { CLASSES, IMAGE_SIZE } from '../image-set.js';
import { MnistError } from './mnist-error.js';

/** A file that starts as gzip does not decompress: a bad checksum, a cut end, or rubbish after it. */
export class BrokenGzipError extends MnistError {
  readonly code = 'MNIST_BROKEN_GZIP' as const;

  constructor(file: string, cause: unknown) {
    const reason = cause instanceof Error && cause.message ? cause.message : 'the data does not decompress';
    super(`${file} is a broken gzip file (${reason}) — copy or download it again`, { cause });
  }
}

/** A file that must be the canonical one has another SHA-256. */
export class DigestMismatchError extends MnistError {
  readonly code = 'MNIST_DIGEST_MISMATCH' as const;

  constructor(file: string, found: string, expected: string, wayOut: string) {
    super(`${file} is not the canonical MNIST file (SHA-256 ${found}; expected ${expected}) — ${wayOut}`);
  }
}

/** A file of images and its file of labels do not hold equally many. */
export class CountMismatchError extends MnistError {
  readonly code = 'MNIST_COUNT_MISMATCH' as const;

  constructor(imagesFile: string, images: number, labelsFile: string, labels: number) {
    super(
      `${imagesFile} holds ${images} images and ${labelsFile} ${labels} labels; expected equally many — ` +
        'take both files from the same data set',
    );
  }
}

/** A label lies outside the ten classes. */
export class WrongLabelError extends MnistError {
  readonly code = 'MNIST_WRONG_LABEL' as const;

  constructor(file: string, label: number, index: number) {
    super(
      `${file} has a label outside the classes (${label} at index ${index}; expected 0 to ${CLASSES - 1}) — ` +
        `give a data set of ${CLASSES} classes`,
    );
  }
}

/** The images are not 28×28. */
export class WrongImageSizeError extends MnistError {
  readonly code = 'MNIST_WRONG_IMAGE_SIZE' as const;

  constructor(file: string, rows: number, columns: number) {
    super(
      `${file} holds images of the wrong size (${rows}×${columns}; expected ${IMAGE_SIZE}×${IMAGE_SIZE}) — ` +
        'give a data set in the format of MNIST',
    );
  }
}

/** A set holds no image at all, so nothing can be trained or tested on it. */
export class NoImagesError extends MnistError {
  readonly code = 'MNIST_NO_IMAGES' as const;

  constructor(file: string) {
    super(`${file} holds no images (0; expected at least 1) — give a data set that is not empty`);
  }
}
