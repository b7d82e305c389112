import { MnistError } from './mnist-error.js';

/** A picture has more pixels than the limit allows. */
export class ImageTooLargeError extends MnistError {
  readonly code = 'MNIST_IMAGE_TOO_LARGE' as const;

  constructor(what: string, width: number, height: number, maxPixels: number) {
    super(
      `${what} is too large (${width}×${height}, ${megapixels(width * height)}; expected at most ` +
        `${megapixels(maxPixels)}) — scale it down first`,
    );
  }
}

function megapixels(pixels: number): string {
  return `${(pixels / 1e6).toLocaleString('en-US', { maximumFractionDigits: 1 })} megapixels`;
}
