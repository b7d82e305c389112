import protobuf from 'protobufjs/minimal.js';
import { WIRE } from './proto-fields.js';

type Reader = protobuf.Reader;

/** Reads the value of a field. The wire type tells a packed list from a single value. */
type ReadField = (reader: Reader, wireType: number) => void;

/**
 * Reads a message of Protocol Buffers. Fields without an entry are skipped.
 * @throws RangeError, Error if the bytes are not a message
 */
export function readMessage(bytes: Uint8Array, fields: Readonly<Record<number, ReadField>>): void {
  const reader = protobuf.Reader.create(bytes);
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    const wireType = tag & 7;
    const read = fields[tag >>> 3];
    if (read) read(reader, wireType);
    else reader.skipType(wireType);
  }
}

/** Reads one value, or a packed list of values, into a list. */
export function readInto(list: number[], readValue: (reader: Reader) => number): ReadField {
  return (reader, wireType) => {
    if (wireType !== WIRE.lengthDelimited) {
      list.push(readValue(reader));
      return;
    }
    const end = reader.uint32() + reader.pos;
    while (reader.pos < end) list.push(readValue(reader));
  };
}

/** Reads an `int64`. Integers beyond 2⁵³ lose precision; ONNX uses them only as "to the end". */
export function readInteger(reader: Reader): number {
  return Number(String(reader.int64()));
}
