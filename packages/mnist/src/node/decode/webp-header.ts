import { tiffOrientation } from './exif-orientation.js';
import { ImageDamagedError, ImageUnsupportedError } from './image-errors.js';
import type { ImageHeader } from './image-header.js';

/** The type of a chunk and its content. */
interface Chunk {
  readonly type: string;
  readonly content: DataView;
}

const FIRST_CHUNK = 12;
const ANIMATED = 0x02;

/** The chunks of a RIFF file; a chunk that is cut has the content that is left. */
function* chunks(bytes: Uint8Array): Generator<Chunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = FIRST_CHUNK; at + 8 <= bytes.length; ) {
    const type = String.fromCharCode(...bytes.subarray(at, at + 4));
    const size = view.getUint32(at + 4, true);
    const length = Math.min(size, bytes.length - at - 8);
    yield { type, content: new DataView(bytes.buffer, bytes.byteOffset + at + 8, length) };
    at += 8 + size + (size % 2);
  }
}

/** Width and height in the header of a chunk; undefined for another type of chunk (RFC 9649, sections 2.5 to 2.7). */
function sizeIn({ type, content }: Chunk): readonly [width: number, height: number] | undefined {
  if (type === 'VP8X' && content.byteLength >= 10) {
    const threeBytes = (at: number): number =>
      content.getUint16(at, true) + 0x10000 * content.getUint8(at + 2);
    return [threeBytes(4) + 1, threeBytes(7) + 1];
  }
  if (type === 'VP8L' && content.byteLength >= 5) {
    const bits = content.getUint32(1, true);
    return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
  }
  if (type === 'VP8 ' && content.byteLength >= 10) {
    return [content.getUint16(6, true) & 0x3fff, content.getUint16(8, true) & 0x3fff];
  }
  return undefined;
}

/**
 * Reads the size and orientation of a WebP from its chunks (RFC 9649).
 *
 * @throws ImageDamagedError if it ends before its size, ImageUnsupportedError if it is an animation.
 */
export function webpHeader(bytes: Uint8Array, name: string): ImageHeader {
  let size: readonly [width: number, height: number] | undefined;
  let orientation = 1;
  for (const chunk of chunks(bytes)) {
    if (chunk.type === 'VP8X' && chunk.content.byteLength > 0 && chunk.content.getUint8(0) & ANIMATED)
      throw new ImageUnsupportedError(name, 'WebP', 'an animation', 'save one of its images');
    size ??= sizeIn(chunk);
    if (chunk.type === 'EXIF') orientation = tiffOrientation(chunk.content) ?? orientation;
  }
  if (!size || size.includes(0)) throw new ImageDamagedError(name, 'WebP', 'it does not state its size');
  return { format: 'WebP', width: size[0], height: size[1], orientation };
}
