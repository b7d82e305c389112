/** Inserts an Exif segment with an orientation after the first marker of a JPEG. */
export function withExif(jpeg: Uint8Array, orientation: number, littleEndian: boolean): Uint8Array {
  const segment = new DataView(new ArrayBuffer(36));
  segment.setUint16(0, 0xffe1);
  segment.setUint16(2, 34);
  'Exif'.split('').forEach((letter, index) => {
    segment.setUint8(4 + index, letter.charCodeAt(0));
  });
  // The TIFF header, then one directory with one entry: tag, type SHORT, one value.
  segment.setUint16(10, littleEndian ? 0x4949 : 0x4d4d);
  segment.setUint16(12, 42, littleEndian);
  segment.setUint32(14, 8, littleEndian);
  segment.setUint16(18, 1, littleEndian);
  segment.setUint16(20, 0x0112, littleEndian);
  segment.setUint16(22, 3, littleEndian);
  segment.setUint32(24, 1, littleEndian);
  segment.setUint16(28, orientation, littleEndian);
  return Buffer.concat([jpeg.subarray(0, 2), new Uint8Array(segment.buffer), jpeg.subarray(2)]);
}
