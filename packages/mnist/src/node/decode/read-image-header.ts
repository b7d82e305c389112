import { describeFormat } from './describe-format.js';
import { ImageFormatError } from './image-errors.js';
import type { ImageHeader } from './image-header.js';
import { jpegHeader } from './jpeg-header.js';
import { pngHeader } from './png-header.js';
import { webpHeader } from './webp-header.js';

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG_SIGNATURE = [0xff, 0xd8, 0xff];

const RIFF_SIGNATURE = [0x52, 0x49, 0x46, 0x46];
const WEBP_SIGNATURE = [0x57, 0x45, 0x42, 0x50];
const WEBP_AT = 8;

const startsWith = (bytes: Uint8Array, signature: readonly number[], at = 0): boolean =>
  signature.every((byte, index) => bytes[at + index] === byte);

/**
 * Reads the format and size of an image from its first bytes.
 *
 * @param name of the image, for messages.
 * @throws ImageFormatError if it is not a PNG, JPEG or WebP, ImageDamagedError if it ends before its size,
 *   ImageUnsupportedError if its kind is not supported.
 */
export function readImageHeader(bytes: Uint8Array, name: string): ImageHeader {
  if (startsWith(bytes, PNG_SIGNATURE)) return pngHeader(bytes, name);
  if (startsWith(bytes, JPEG_SIGNATURE)) return jpegHeader(bytes, name);
  if (startsWith(bytes, RIFF_SIGNATURE) && startsWith(bytes, WEBP_SIGNATURE, WEBP_AT))
    return webpHeader(bytes, name);
  throw new ImageFormatError(name, describeFormat(bytes));
}
