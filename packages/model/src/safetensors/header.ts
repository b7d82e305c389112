import { isJsonObject, type JsonObject } from '../format/json-object.js';
import { duplicateKey } from './duplicate-key.js';
import { SafetensorsDtypeError, SafetensorsHeaderError, SafetensorsTruncatedError } from './errors.js';
import { LENGTH_BYTES, MAX_HEADER_BYTES, METADATA_KEY } from './format.js';

/** Where one F32 tensor lies, in bytes from the end of the header. */
export interface TensorPlace {
  readonly name: string;
  readonly shape: readonly number[];
  readonly start: number;
  readonly end: number;
}

/** A header, each part of it well-formed in itself. */
export interface SafetensorsHeader {
  readonly places: readonly TensorPlace[];
  readonly metadata: Readonly<Record<string, string>>;
  /** Where in the file the values begin, in bytes. */
  readonly dataStart: number;
}

/** @throws SafetensorsTruncatedError, SafetensorsHeaderError, SafetensorsDtypeError */
export function parseHeader(bytes: Uint8Array, source: string): SafetensorsHeader {
  const json = headerText(bytes, source);
  const header = parseObject(json, source);
  const repeated = duplicateKey(json);
  if (repeated !== undefined) throw new SafetensorsHeaderError(source, `${repeated} is there twice`);
  const places = Object.entries(header)
    .filter(([name]) => name !== METADATA_KEY)
    .map(([name, info]) => tensorPlace(name, info, source));
  return {
    places,
    metadata: parseMetadata(header[METADATA_KEY], source),
    dataStart: LENGTH_BYTES + headerLength(bytes, source),
  };
}

function headerLength(bytes: Uint8Array, source: string): number {
  if (bytes.length < LENGTH_BYTES) throw new SafetensorsTruncatedError(source, bytes.length, LENGTH_BYTES);
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getBigUint64(0, true);
  if (length > MAX_HEADER_BYTES) {
    throw new SafetensorsHeaderError(source, `a header of ${length} bytes, more than ${MAX_HEADER_BYTES}`);
  }
  const end = LENGTH_BYTES + Number(length);
  if (end > bytes.length) throw new SafetensorsTruncatedError(source, bytes.length, end);
  return Number(length);
}

function headerText(bytes: Uint8Array, source: string): string {
  const text = bytes.subarray(LENGTH_BYTES, LENGTH_BYTES + headerLength(bytes, source));
  if (text[0] !== 0x7b) throw new SafetensorsHeaderError(source, 'it does not begin with {');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(text);
  } catch {
    throw new SafetensorsHeaderError(source, 'not UTF-8');
  }
}

function parseObject(json: string, source: string): JsonObject {
  let header: unknown;
  try {
    header = JSON.parse(json);
  } catch {
    throw new SafetensorsHeaderError(source, 'not JSON');
  }
  if (isJsonObject(header)) return header;
  throw new SafetensorsHeaderError(source, 'no JSON object');
}

function parseMetadata(metadata: unknown, source: string): Record<string, string> {
  if (metadata === undefined) return {};
  if (!isJsonObject(metadata)) throw new SafetensorsHeaderError(source, `${METADATA_KEY} is no object`);
  const entries = Object.entries(metadata).map(([key, value]) => {
    if (typeof value === 'string') return [key, value] as const;
    throw new SafetensorsHeaderError(source, `${METADATA_KEY} ${key} is no string`);
  });
  return Object.fromEntries(entries);
}

function tensorPlace(name: string, info: unknown, source: string): TensorPlace {
  const { dtype, shape, data_offsets: offsets } = isJsonObject(info) ? info : {};
  if (typeof dtype !== 'string') throw new SafetensorsHeaderError(source, `tensor ${name} has no dtype`);
  if (dtype !== 'F32') throw new SafetensorsDtypeError(source, name, dtype);
  if (!isSizes(shape)) throw new SafetensorsHeaderError(source, `tensor ${name} has no shape`);
  const [start, end] = isSizes(offsets) ? offsets : [];
  if (start === undefined || end === undefined || (isSizes(offsets) && offsets.length !== 2)) {
    throw new SafetensorsHeaderError(source, `tensor ${name} has no two data_offsets`);
  }
  return { name, shape, start, end };
}

function isSizes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
}
