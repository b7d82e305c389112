import { MAX_IMAGE_PIXELS, requireImageSize, type SourceImage } from '@lenet5/mnist';
import { readImageHeader } from './read-image-header.js';
import { turnImage } from './turn-image.js';

/** A JPEG takes some 40 bytes a pixel while it is decoded. */
const MAX_JPEG_PIXELS = 50_000_000;

/** Such pictures, in pixels, take seconds: a camera's, mostly. */
const LARGE = 8_000_000;

/**
 * The pixels of a PNG or JPEG, turned as its camera noted. Its size is looked at before memory is taken for it.
 *
 * @param name of the picture, for the messages.
 * @param note hears that a large picture is being read.
 * @throws ImageFormatError, ImageDamagedError, ImageUnsupportedError, and ImageTooLargeError of `@lenet5/mnist`.
 */
export async function decodeImage(
  bytes: Uint8Array,
  name: string,
  note: (text: string) => void = () => undefined,
): Promise<SourceImage> {
  const { format, width, height, orientation } = readImageHeader(bytes, name);
  requireImageSize(name, width, height, format === 'JPEG' ? MAX_JPEG_PIXELS : MAX_IMAGE_PIXELS);
  const pixels = width * height;
  if (pixels > LARGE) note(`reading ${name} (${Math.round(pixels / 1e6)} megapixels)…`);
  if (format === 'PNG') return (await import('./decode-png.js')).decodePng(bytes, name);
  const { decodeJpeg } = await import('./decode-jpeg.js');
  return turnImage(decodeJpeg(bytes, name), orientation);
}
