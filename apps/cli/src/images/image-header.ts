import { describeFormat } from './describe-format.js';
import { ImageDamagedError, ImageFormatError, ImageUnsupportedError } from './image-errors.js';
import { jpegHeader } from './jpeg-header.js';

/** What a picture's first bytes tell, before any memory is taken for its pixels. */
export interface ImageHeader {
  readonly format: 'PNG' | 'JPEG';
  readonly width: number;
  readonly height: number;
  /** How the stored picture is to be turned: Exif's 1 (not at all) to 8. */
  readonly orientation: number;
}

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG_SIGNATURE = [0xff, 0xd8, 0xff];
/** Where IHDR, which always comes first, has what it tells. */
const PNG = { width: 16, height: 20, depth: 24, interlace: 28, end: 29 } as const;

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

function pngHeader(bytes: Uint8Array, name: string): ImageHeader {
  if (bytes.length < PNG.end) throw new ImageDamagedError(name, 'PNG', `it ends after ${bytes.length} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height] = [view.getUint32(PNG.width), view.getUint32(PNG.height)];
  if (width === 0 || height === 0) throw new ImageDamagedError(name, 'PNG', `a size of ${width}×${height}`);
  const depth = view.getUint8(PNG.depth);
  if (depth < 8 && view.getUint8(PNG.interlace) !== 0) {
    throw new ImageUnsupportedError(name, 'PNG', `interlaced, ${depth} bits`, 'save it without interlacing');
  }
  return { format: 'PNG', width, height, orientation: 1 };
}

/**
 * Tells a picture's format and size by its first bytes.
 *
 * @param name of the picture, for the messages.
 * @throws ImageFormatError where it is no PNG or JPEG, ImageDamagedError where it ends before it tells its size,
 * ImageUnsupportedError where it is of a rare kind.
 */
export function readImageHeader(bytes: Uint8Array, name: string): ImageHeader {
  if (startsWith(bytes, PNG_SIGNATURE)) return pngHeader(bytes, name);
  if (startsWith(bytes, JPEG_SIGNATURE)) return jpegHeader(bytes, name);
  throw new ImageFormatError(name, describeFormat(bytes));
}
