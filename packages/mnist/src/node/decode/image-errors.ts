import { LenetError } from '@lenet5/core';
import { isImageFormat } from './describe-format.js';

/** A file is not an image, or an image in another format. */
export class ImageFormatError extends LenetError {
  static override readonly code = 'MNIST_IMAGE_FORMAT';
  declare readonly code: typeof ImageFormatError.code;

  constructor(name: string, found: string) {
    const isImage = isImageFormat(found);
    const remedy = isImage
      ? 'convert it with ImageMagick: magick IMAGE IMAGE.png'
      : 'use a PNG, JPEG or WebP image';
    super({ problem: `${name} is not a PNG, JPEG or WebP`, found, remedy });
  }
}

/** An image has a rare variant of its format that the decoder does not support. */
export class ImageUnsupportedError extends LenetError {
  static override readonly code = 'MNIST_IMAGE_UNSUPPORTED';
  declare readonly code: typeof ImageUnsupportedError.code;

  constructor(name: string, format: 'PNG' | 'JPEG' | 'WebP', found: string, remedy: string) {
    super({ problem: `${name} is an unsupported kind of ${format}`, found, remedy });
  }
}

/** An image file is truncated or corrupt. */
export class ImageDamagedError extends LenetError {
  static override readonly code = 'MNIST_IMAGE_DAMAGED';
  declare readonly code: typeof ImageDamagedError.code;

  constructor(name: string, format: 'PNG' | 'JPEG' | 'WebP', found: string, cause?: unknown) {
    super({ problem: `${name} is a damaged ${format}`, found, remedy: 'save or copy it again', cause });
  }
}
