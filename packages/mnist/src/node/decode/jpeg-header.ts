import { exifOrientation } from './exif-orientation.js';
import { ImageDamagedError, ImageUnsupportedError } from './image-errors.js';
import type { ImageHeader } from './image-header.js';

const EXIF = 0xe1;
const START_OF_SCAN = 0xda;
const FILL = 0xff;
/** SOF0 to SOF15, except DHT, JPG and DAC, whose codes lie between them (ITU-T T.81, table B.1). */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** SOF0 to SOF2: baseline, extended and progressive with Huffman coding. Others are lossless, differential or arithmetic. */
const LAST_KNOWN_FRAME = 0xc2;

/** A segment of a JPEG file: the second byte of its marker, and its content after the length. */
interface Segment {
  readonly marker: number;
  readonly content: DataView;
}

/** The segments before the pixels. */
function* segments(bytes: Uint8Array): Generator<Segment> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = view.getUint8(at + 1);
    if (marker === FILL) {
      at += 1;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (marker === START_OF_SCAN || length < 2 || at + 2 + length > bytes.length) return;
    yield { marker, content: new DataView(view.buffer, view.byteOffset + at + 4, length - 2) };
    at += 2 + length;
  }
}

/**
 * Reads the size and orientation of a JPEG from its frame header and its Exif data (ITU-T T.81, B.2.2).
 *
 * @throws ImageDamagedError if it ends before the frame header, ImageUnsupportedError if its encoding is not supported.
 */
export function jpegHeader(bytes: Uint8Array, name: string): ImageHeader {
  let orientation = 1;
  for (const { marker, content } of segments(bytes)) {
    if (marker === EXIF) orientation = exifOrientation(content) ?? orientation;
    if (!isFrame(marker) || content.byteLength < 5) continue;
    const [height, width] = [content.getUint16(1), content.getUint16(3)];
    if (width === 0 || height === 0) break;
    if (marker > LAST_KNOWN_FRAME) {
      throw new ImageUnsupportedError(
        name,
        'JPEG',
        `encoding SOF${marker - 0xc0}`,
        'save it as a baseline JPEG',
      );
    }
    return { format: 'JPEG', width, height, orientation };
  }
  throw new ImageDamagedError(name, 'JPEG', 'it does not state its size');
}
