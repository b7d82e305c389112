import type { NamedTensor } from '@lenet5/core';
import { SafetensorsInputError } from './errors.js';
import { LENGTH_BYTES, MAX_HEADER_BYTES, METADATA_KEY } from './format.js';

/**
 * Writes float32 tensors as one safetensors file (https://github.com/huggingface/safetensors, "Format"): the header's
 * length as a little-endian u64, the header as JSON padded with spaces to a multiple of 8 bytes, the values end to
 * end. As in the reference implementation tensors lie in the order of their names' UTF-8 bytes, so the same tensors
 * give the same bytes in whatever order they come; metadata keys are ordered the same way.
 * NaN and infinite values are written as they are. Only for little-endian hosts, which all that run WebAssembly in
 * practice are.
 * @throws SafetensorsInputError where names repeat or are no Unicode text, where the values are not as many as the
 *   shape asks for, or where the header would be longer than 100 MB
 */
export function encodeSafetensors(
  tensors: readonly NamedTensor[],
  metadata?: Readonly<Record<string, string>>,
): Uint8Array {
  const ordered = [...tensors].sort((left, right) => compareUtf8(left.name, right.name));
  checkTensors(ordered);
  const header = encodeHeader(ordered, metadata);
  const values = ordered.reduce((sum, tensor) => sum + tensor.values.byteLength, 0);
  const bytes = new Uint8Array(LENGTH_BYTES + header.length + values);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(header.length), true);
  bytes.set(header, LENGTH_BYTES);
  let at = LENGTH_BYTES + header.length;
  for (const tensor of ordered) {
    const { buffer, byteOffset, byteLength } = tensor.values;
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  return bytes;
}

/** The JSON is put together by hand: an object would move keys such as "10" to its front. */
function encodeHeader(
  tensors: readonly NamedTensor[],
  metadata?: Readonly<Record<string, string>>,
): Uint8Array {
  const entries: string[] = [];
  if (metadata) entries.push(`${JSON.stringify(METADATA_KEY)}:{${encodeMetadata(metadata)}}`);
  let at = 0;
  for (const { name, shape, values } of tensors) {
    const end = at + values.byteLength;
    const info = { dtype: 'F32', shape, data_offsets: [at, end] };
    entries.push(`${JSON.stringify(name)}:${JSON.stringify(info)}`);
    at = end;
  }
  const json = new TextEncoder().encode(`{${entries.join(',')}}`);
  if (json.length > MAX_HEADER_BYTES) throw new SafetensorsInputError('the header', `${json.length} bytes`);
  const padded = new Uint8Array(Math.ceil(json.length / 8) * 8).fill(0x20);
  padded.set(json);
  return padded;
}

function encodeMetadata(metadata: Readonly<Record<string, string>>): string {
  return Object.entries(metadata)
    .sort(([left], [right]) => compareUtf8(left, right))
    .map(([key, value]) => {
      checkText(key, `metadata key ${JSON.stringify(key)}`);
      checkText(value, `metadata ${key}`);
      return `${JSON.stringify(key)}:${JSON.stringify(value)}`;
    })
    .join(',');
}

function checkTensors(ordered: readonly NamedTensor[]): void {
  ordered.forEach(({ name, shape, values }, index) => {
    const argument = `tensor ${JSON.stringify(name)}`;
    checkText(name, argument);
    if (name === METADATA_KEY) throw new SafetensorsInputError(argument, 'the name of the metadata');
    if (name === ordered[index - 1]?.name)
      throw new SafetensorsInputError(argument, 'the name is there twice');
    if (!shape.every((size) => Number.isSafeInteger(size) && size >= 0)) {
      throw new SafetensorsInputError(argument, `shape [${shape.join(', ')}]`);
    }
    const size = shape.reduce((all, one) => all * one, 1);
    if (!(values instanceof Float32Array) || values.length !== size) {
      const found = values instanceof Float32Array ? `${values.length} values` : 'no Float32Array';
      throw new SafetensorsInputError(argument, `${found} for shape [${shape.join(', ')}]`);
    }
  });
}

/** UTF-8 cannot hold half of a surrogate pair. */
function checkText(text: unknown, argument: string): void {
  if (typeof text !== 'string') throw new SafetensorsInputError(argument, `${typeof text}, not a string`);
  if (/\p{Surrogate}/u.test(text)) throw new SafetensorsInputError(argument, 'a lone surrogate');
}

/** The order of UTF-8 bytes is that of code points; comparing JavaScript strings goes by UTF-16 units. */
function compareUtf8(left: string, right: string): number {
  const [a, b] = [Array.from(left), Array.from(right)];
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const difference = (a[index]?.codePointAt(0) ?? 0) - (b[index]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
