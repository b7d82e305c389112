import { isJsonObject, type JsonObject } from '../json/json-object.js';
import { duplicateKey } from './duplicate-key.js';
import {
  DTYPE_BYTES,
  HEADER_SIZE_BYTES,
  MAX_HEADER_BYTES,
  METADATA_KEY,
  type SafetensorsDtype,
} from './format.js';
import {
  SafetensorsDtypeError,
  SafetensorsHeaderError,
  SafetensorsTruncatedError,
} from './safetensors-errors.js';

/** Location of one tensor, in bytes from the end of the header. */
export interface TensorLocation {
  readonly name: string;
  readonly dtype: SafetensorsDtype;
  readonly shape: readonly number[];
  readonly start: number;
  readonly end: number;
}

/** A header whose fields are valid one by one; the locations may still overlap. */
export interface SafetensorsHeader {
  readonly locations: readonly TensorLocation[];
  readonly metadata: Readonly<Record<string, string>>;
  /** Offset of the values in the file, in bytes. */
  readonly dataStart: number;
}

/**
 * Parses the header of a safetensors file.
 * @throws SafetensorsTruncatedError, SafetensorsHeaderError, SafetensorsDtypeError
 */
export function parseHeader(bytes: Uint8Array, source: string): SafetensorsHeader {
  const dataStart = HEADER_SIZE_BYTES + headerSize(bytes, source);
  const json = decodeText(bytes.subarray(HEADER_SIZE_BYTES, dataStart), source);
  const header = parseObject(json, source);
  const duplicate = duplicateKey(json);
  if (duplicate !== undefined) throw new SafetensorsHeaderError(source, `duplicate key ${duplicate}`);
  const locations = Object.entries(header)
    .filter(([name]) => name !== METADATA_KEY)
    .map(([name, info]) => parseLocation(name, info, source));
  return { locations, metadata: parseMetadata(header[METADATA_KEY], source), dataStart };
}

function headerSize(bytes: Uint8Array, source: string): number {
  if (bytes.length < HEADER_SIZE_BYTES) {
    throw new SafetensorsTruncatedError(source, bytes.length, HEADER_SIZE_BYTES);
  }
  const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getBigUint64(0, true);
  if (size > MAX_HEADER_BYTES) {
    throw new SafetensorsHeaderError(source, `${size} bytes, more than the maximum of ${MAX_HEADER_BYTES}`);
  }
  const end = HEADER_SIZE_BYTES + Number(size);
  if (end > bytes.length) throw new SafetensorsTruncatedError(source, bytes.length, end);
  return Number(size);
}

function decodeText(bytes: Uint8Array, source: string): string {
  if (bytes[0] !== 0x7b) throw new SafetensorsHeaderError(source, 'the first character is not {');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
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
  throw new SafetensorsHeaderError(source, 'not a JSON object');
}

function parseMetadata(metadata: unknown, source: string): Record<string, string> {
  if (metadata === undefined) return {};
  if (!isJsonObject(metadata)) throw new SafetensorsHeaderError(source, `${METADATA_KEY} is not an object`);
  const entries = Object.entries(metadata).map(([key, value]) => {
    if (typeof value === 'string') return [key, value] as const;
    throw new SafetensorsHeaderError(source, `${METADATA_KEY}.${key} is not a string`);
  });
  return Object.fromEntries(entries);
}

function parseLocation(name: string, info: unknown, source: string): TensorLocation {
  const { dtype, shape, data_offsets: offsets } = isJsonObject(info) ? info : {};
  if (typeof dtype !== 'string') throw new SafetensorsHeaderError(source, `tensor ${name} has no dtype`);
  if (!isDtype(dtype)) throw new SafetensorsDtypeError(source, name, dtype);
  if (!isSizes(shape)) throw new SafetensorsHeaderError(source, `tensor ${name} has no valid shape`);
  const [start, end, ...rest] = isSizes(offsets) ? offsets : [];
  if (start === undefined || end === undefined || rest.length > 0) {
    throw new SafetensorsHeaderError(source, `tensor ${name} has no valid data_offsets`);
  }
  return { name, dtype, shape, start, end };
}

function isSizes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
}

function isDtype(dtype: string): dtype is SafetensorsDtype {
  return Object.hasOwn(DTYPE_BYTES, dtype);
}
