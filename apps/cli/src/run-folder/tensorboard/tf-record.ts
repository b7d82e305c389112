import { crc32c } from './crc32c.js';

/** Bytes before a record's data: its length and the checksum of that. */
const HEAD = 12;
/** Bytes after it: the checksum of the data. */
const FOOT = 4;
const MASK_DELTA = 0xa282ead8;

/** Checksums are stored turned by 15 bits and shifted, since a checksum of data with checksums in it is weak. */
function maskedCrc(bytes: Uint8Array): number {
  const crc = crc32c(bytes);
  return (((crc >>> 15) | (crc << 17)) + MASK_DELTA) >>> 0;
}

/**
 * One record of a TFRecord file (https://www.tensorflow.org/tutorials/load_data/tfrecord#tfrecords_format_details):
 *
 *     uint64 length | uint32 masked CRC-32C of it | data | uint32 masked CRC-32C of the data      little-endian
 */
export function encodeRecord(data: Uint8Array): Uint8Array {
  const record = new Uint8Array(HEAD + data.length + FOOT);
  const view = new DataView(record.buffer);
  view.setBigUint64(0, BigInt(data.length), true);
  view.setUint32(8, maskedCrc(record.subarray(0, 8)), true);
  record.set(data, HEAD);
  view.setUint32(HEAD + data.length, maskedCrc(data), true);
  return record;
}

/** The data of a file's records, up to the first that a sudden end cut short or that is damaged. */
export function* decodeRecords(file: Uint8Array): Generator<Uint8Array, void, undefined> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let start = 0; start + HEAD + FOOT <= file.length; ) {
    const length = Number(view.getBigUint64(start, true));
    const end = start + HEAD + length;
    if (end + FOOT > file.length) return;
    if (view.getUint32(start + 8, true) !== maskedCrc(file.subarray(start, start + 8))) return;
    const data = file.subarray(start + HEAD, end);
    if (view.getUint32(end, true) !== maskedCrc(data)) return;
    yield data;
    start = end + FOOT;
  }
}
