import protobuf from 'protobufjs/minimal.js';

/** A value at a step: a point of a curve in TensorBoard. */
export interface ScalarEvent {
  /** The name of the curve. */
  readonly tag: string;
  readonly step: number;
  readonly value: number;
  /** Time of the measurement, in seconds since 1970. */
  readonly wallTime: number;
}

const VARINT = 0;
const DOUBLE = 1;
const LENGTH_DELIMITED = 2;
const FLOAT = 5;

/** The content of the first event of a file. */
const FILE_VERSION = 'brain.Event:2';

const key = (field: number, wireType: number): number => (field << 3) | wireType;

/**
 * Encodes a scalar as an `Event`, with the fields of TensorFlow's event.proto and summary.proto: `Event`
 * { 1 wall_time, 2 step, 5 summary }, `Summary` { 1 value }, `Value` { 1 tag, 2 simple_value }.
 */
export function encodeScalarEvent({ tag, step, value, wallTime }: ScalarEvent): Uint8Array {
  const writer = protobuf.Writer.create();
  writer.uint32(key(1, DOUBLE)).double(wallTime);
  writer.uint32(key(2, VARINT)).int64(step);
  writer.uint32(key(5, LENGTH_DELIMITED)).fork();
  writer.uint32(key(1, LENGTH_DELIMITED)).fork();
  writer.uint32(key(1, LENGTH_DELIMITED)).string(tag);
  writer.uint32(key(2, FLOAT)).float(value);
  return Uint8Array.from(writer.ldelim().ldelim().finish());
}

/** Encodes the first event of a file: `Event` { 1 wall_time, 3 file_version }. */
export function encodeFileVersion(wallTime: number): Uint8Array {
  const writer = protobuf.Writer.create();
  writer.uint32(key(1, DOUBLE)).double(wallTime);
  writer.uint32(key(3, LENGTH_DELIMITED)).string(FILE_VERSION);
  return Uint8Array.from(writer.finish());
}

/** Called for each field of a message. Reads its value, or returns false to skip it. */
type FieldReader = (field: number, reader: protobuf.Reader) => boolean;

function readFields(reader: protobuf.Reader, length: number, read: FieldReader): void {
  const end = reader.pos + length;
  while (reader.pos < end) {
    const tag = reader.uint32();
    if (!read(tag >>> 3, reader)) reader.skipType(tag & 7);
  }
}

/** Decodes an event of {@link encodeScalarEvent}. Undefined if it holds no scalar. */
export function decodeScalarEvent(data: Uint8Array): ScalarEvent | undefined {
  let [wallTime, step, tag, value] = [0, 0, '', Number.NaN];
  readFields(protobuf.Reader.create(data), data.length, (eventField, event) => {
    if (eventField === 1) wallTime = event.double();
    else if (eventField === 2) step = Number(event.int64());
    else if (eventField === 5) {
      readFields(event, event.uint32(), (_, summary) => {
        readFields(summary, summary.uint32(), (field, one) => {
          if (field === 1) tag = one.string();
          else if (field === 2) value = one.float();
          else return false;
          return true;
        });
        return true;
      });
    } else return false;
    return true;
  });
  return tag === '' ? undefined : { tag, step, value, wallTime };
}
