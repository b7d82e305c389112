import { crc32c } from '@lenet5/core';

/** Bytes before the data of a record: the length and its checksum. */
const HEAD = 12;
/** Bytes after the data: its checksum. */
const FOOT = 4;
const MASK_DELTA = 0xa282ead8;

/** Checksums are stored rotated by 15 bits plus a constant, because a CRC of data that contains CRCs is weak. */
function maskedCrc(bytes: Uint8Array): number {
  const crc = crc32c(bytes);
  return (((crc >>> 15) | (crc << 17)) + MASK_DELTA) >>> 0;
}

/**
 * Encodes a record of a TFRecord file (https://www.tensorflow.org/tutorials/load_data/tfrecord#tfrecords_format_details):
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

/** Yields the data of the records of a file, up to the first one that is incomplete or corrupt. */
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
