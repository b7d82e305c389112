import { LenetError } from '@lenet5/core';

/** A source image has more pixels than the limit. */
export class ImageTooLargeError extends LenetError {
  static override readonly code = 'MNIST_IMAGE_TOO_LARGE';
  declare readonly code: typeof ImageTooLargeError.code;

  constructor(name: string, width: number, height: number, maxPixels: number) {
    super({
      problem: `${name} is too large`,
      found: `${width}×${height}, ${megapixels(width * height)}`,
      remedy: `scale it down to at most ${megapixels(maxPixels)}`,
    });
  }
}

function megapixels(pixels: number): string {
  return `${(pixels / 1e6).toLocaleString('en-US', { maximumFractionDigits: 1 })} megapixels`;
}
