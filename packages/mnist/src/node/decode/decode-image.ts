import { MAX_IMAGE_PIXELS, requireImageSize, type SourceImage } from '../../drawing/source-image.js';
import type { ImageHeader } from './image-header.js';
import { readImageHeader } from './read-image-header.js';
import { rotateImage } from './rotate-image.js';

/** Decoding a JPEG needs about 40 bytes per pixel, and the memory of the decoder of WebP ends at 2 GiB. */
const MAX_PIXELS = { PNG: MAX_IMAGE_PIXELS, JPEG: 50_000_000, WebP: 50_000_000 } as const;

/** Decoding more pixels than this takes seconds. */
const LARGE = 8_000_000;

/**
 * Decodes a PNG, JPEG or WebP and applies its Exif orientation. Checks the size before it allocates memory for the pixels.
 *
 * @param name of the image, for messages.
 * @param note called with a line of text before a large image is decoded.
 * @example
 * ```ts
 * import { decodeImage } from '@lenet5/mnist/decode';
 *
 * const base64 = 'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAAAAADRSSBWAAAAC0lEQVR4nGNg+A8AAQIBAEK+vGgAAAAASUVORK5CYII=';
 * const png = Buffer.from(base64, 'base64'); // a black and a white pixel
 * console.log((await decodeImage(png, 'dots.png')).data); // Uint8Array(2) [ 0, 255 ]
 * ```
 *
 * @throws ImageFormatError, ImageDamagedError, ImageUnsupportedError, and ImageTooLargeError.
 */
export async function decodeImage(
  bytes: Uint8Array,
  name: string,
  note: (text: string) => void = () => undefined,
): Promise<SourceImage> {
  const { format, width, height, orientation } = readImageHeader(bytes, name);
  requireImageSize(name, width, height, MAX_PIXELS[format]);
  const pixels = width * height;
  if (pixels > LARGE) note(`reading ${name} (${Math.round(pixels / 1e6)} megapixels)…`);
  return rotateImage(await decodeStored(format, bytes, name), orientation);
}

/** Loads the decoder of the format only. */
async function decodeStored(
  format: ImageHeader['format'],
  bytes: Uint8Array,
  name: string,
): Promise<SourceImage> {
  switch (format) {
    case 'PNG':
      return (await import('./decode-png.js')).decodePng(bytes, name);
    case 'JPEG':
      return (await import('./decode-jpeg.js')).decodeJpeg(bytes, name);
    case 'WebP':
      return (await import('./decode-webp.js')).decodeWebp(bytes, name);
  }
}
