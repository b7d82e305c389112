import { formatQuantity } from '@lenet5/core';
import { tiffOrientation } from './exif-orientation.js';
import { ImageDamagedError, ImageUnsupportedError } from './image-errors.js';
import type { ImageHeader } from './image-header.js';
import { pngChunks } from './png-chunks.js';

/** Byte offsets in IHDR, which is always the first chunk. */
const IHDR = { width: 16, height: 20, depth: 24, interlace: 28, end: 29 } as const;

/**
 * Reads the size of a PNG from its first chunk, and its orientation.
 *
 * @throws ImageDamagedError if it ends before that, ImageUnsupportedError if its kind is not supported.
 */
export function pngHeader(bytes: Uint8Array, name: string): ImageHeader {
  if (bytes.length < IHDR.end) {
    throw new ImageDamagedError(name, 'PNG', `it ends after ${formatQuantity(bytes.length, 'byte')}`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height] = [view.getUint32(IHDR.width), view.getUint32(IHDR.height)];
  if (width === 0 || height === 0) throw new ImageDamagedError(name, 'PNG', `a size of ${width}×${height}`);
  const depth = view.getUint8(IHDR.depth);
  if (depth < 8 && view.getUint8(IHDR.interlace) !== 0) {
    throw new ImageUnsupportedError(
      name,
      'PNG',
      `interlaced, ${formatQuantity(depth, 'bit')}`,
      'save it without interlacing',
    );
  }
  return { format: 'PNG', width, height, orientation: orientationOf(bytes) };
}

/** The orientation in the chunk eXIf, which can be before or after the pixels (PNG, third edition, 11.3.4.5). */
function orientationOf(bytes: Uint8Array): number {
  for (const { type, content } of pngChunks(bytes)) {
    if (type === 'eXIf') return tiffOrientation(content) ?? 1;
  }
  return 1;
}
