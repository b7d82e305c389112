/** "Exif\0\0" before the TIFF header. */
const PREFIX = [0x45, 0x78, 0x69, 0x66, 0, 0];
const LITTLE_ENDIAN = 0x4949;
const BIG_ENDIAN = 0x4d4d;
const ORIENTATION = 0x0112;
const ENTRY_BYTES = 12;
const HEADER_BYTES = 8;

/**
 * Reads the orientation from Exif data in a JPEG.
 *
 * @param segment the content of an APP1 segment.
 * @returns 1 to 8; undefined if the segment has none.
 */
export function exifOrientation(segment: DataView): number | undefined {
  if (segment.byteLength < PREFIX.length) return undefined;
  if (!PREFIX.every((byte, index) => segment.getUint8(index) === byte)) return undefined;
  return tiffOrientation(
    new DataView(segment.buffer, segment.byteOffset + PREFIX.length, segment.byteLength - PREFIX.length),
  );
}

/**
 * Reads the orientation that the camera recorded (Exif 2.3, tag 0x0112 of the first IFD).
 *
 * @param tiff Exif data from their TIFF header on: the content of a PNG's chunk eXIf.
 * @returns 1 to 8; undefined if there is none.
 */
export function tiffOrientation(tiff: DataView): number | undefined {
  if (tiff.byteLength < HEADER_BYTES) return undefined;
  const order = tiff.getUint16(0);
  if (order !== LITTLE_ENDIAN && order !== BIG_ENDIAN) return undefined;
  const little = order === LITTLE_ENDIAN;
  const first = tiff.getUint32(4, little);
  if (first + 2 > tiff.byteLength) return undefined;
  const entries = tiff.getUint16(first, little);
  for (let entry = 0; entry < entries; entry++) {
    const at = first + 2 + entry * ENTRY_BYTES;
    if (at + ENTRY_BYTES > tiff.byteLength) return undefined;
    if (tiff.getUint16(at, little) !== ORIENTATION) continue;
    const value = tiff.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}
