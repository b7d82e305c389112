import { formatQuantity, LenetError } from '@lenet5/core';

/** A gzip file cannot be decompressed: its checksum is wrong, it is truncated, or other data follows it. */
export class BrokenGzipError extends LenetError {
  static override readonly code = 'MNIST_BROKEN_GZIP';
  declare readonly code: typeof BrokenGzipError.code;

  constructor(file: string, cause: unknown) {
    const found = String(Object(cause).message || 'decompression failed');
    super({ problem: `${file} is not a valid gzip file`, found, remedy: 'copy or download it again', cause });
  }
}

/** A file that must be the published one has another digest. */
export class DigestMismatchError extends LenetError {
  static override readonly code = 'MNIST_DIGEST_MISMATCH';
  declare readonly code: typeof DigestMismatchError.code;

  constructor(file: string, digest: string, canonicalDigest: string, remedy: string) {
    super({
      problem: `${file} is not the published file`,
      found: `${digest} instead of ${canonicalDigest}`,
      remedy,
    });
  }
}

/** A file of images and its file of labels have different counts. */
export class CountMismatchError extends LenetError {
  static override readonly code = 'MNIST_COUNT_MISMATCH';
  declare readonly code: typeof CountMismatchError.code;

  constructor(imagesFile: string, images: number, labelsFile: string, labels: number) {
    super({
      problem: `${imagesFile} and ${labelsFile} have different counts`,
      found: `${formatQuantity(images, 'image')}, ${formatQuantity(labels, 'label')}`,
      remedy: 'use two files of the same data set',
    });
  }
}

/** A label is not one of the classes. */
export class WrongLabelError extends LenetError {
  static override readonly code = 'MNIST_WRONG_LABEL';
  declare readonly code: typeof WrongLabelError.code;

  constructor(file: string, label: number, index: number, [first, last]: readonly [number, number]) {
    super({
      problem: `${file} has a label that is not a class`,
      found: `${label} at index ${index}`,
      remedy: `use a data set with labels from ${first} to ${last}`,
    });
  }
}

/** The images have a size that cannot be used, or not the same size. */
export class WrongImageSizeError extends LenetError {
  static override readonly code = 'MNIST_WRONG_IMAGE_SIZE';
  declare readonly code: typeof WrongImageSizeError.code;

  /** @param found the size: `300×300×3` */
  constructor(file: string, found: string, remedy: string) {
    super({ problem: `${file} has images of the wrong size`, found, remedy });
  }
}

/** A data set has no images. */
export class NoImagesError extends LenetError {
  static override readonly code = 'MNIST_NO_IMAGES';
  declare readonly code: typeof NoImagesError.code;

  constructor(file: string) {
    super({
      problem: `${file} is empty`,
      found: '0 images',
      remedy: 'use a data set with at least one image',
    });
  }
}
