import { exifData } from './exif-data.js';

/** Inserts an Exif segment with an orientation after the first marker of a JPEG. */
export function withExif(jpeg: Uint8Array, orientation: number, littleEndian: boolean): Uint8Array {
  const content = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exifData(orientation, littleEndian)]);
  const head = Buffer.from([0xff, 0xe1, 0, content.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)]);
}
