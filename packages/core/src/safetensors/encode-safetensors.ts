import { formatQuantity } from '../errors/format-quantity.js';
import { isBuiltIn } from '../realm/is-built-in.js';
import type { NamedTensor } from '../tensor/named-tensor.js';
import { shapeSize } from '../tensor/shape-size.js';
import { HEADER_SIZE_BYTES, MAX_HEADER_BYTES, METADATA_KEY } from './format.js';
import { SafetensorsInputError } from './safetensors-errors.js';

/**
 * Writes float32 tensors as a safetensors file (https://github.com/huggingface/safetensors, section "Format"): the
 * size of the header as a little-endian u64, the header as JSON padded with spaces to a multiple of 8 bytes, the values.
 *
 * As in the reference implementation, tensors and metadata are ordered by the UTF-8 bytes of their names, so the same
 * tensors give the same bytes in any order. NaN and infinite values are allowed. The host must be little-endian, as
 * hosts of WebAssembly are in practice.
 *
 * @throws SafetensorsInputError if a name repeats or is not valid Unicode, if the number of values does not match the
 *   shape, or if the header exceeds 100 MB
 *
 * @example
 * ```ts
 * import { encodeSafetensors } from '@lenet5/core';
 *
 * const bias = { name: 'bias', shape: [2], values: Float32Array.of(0.5, -0.5) };
 * const bytes = encodeSafetensors([bias]);
 * console.log(new DataView(bytes.buffer).getBigUint64(0, true) + 8n + 8n === BigInt(bytes.length)); // true
 * ```
 */
export function encodeSafetensors(
  tensors: readonly NamedTensor[],
  metadata?: Readonly<Record<string, string>>,
): Uint8Array {
  const ordered = [...tensors].sort((left, right) => compareUtf8(left.name, right.name));
  checkTensors(ordered);
  const header = encodeHeader(ordered, metadata);
  const valueBytes = ordered.reduce((sum, { values }) => sum + values.byteLength, 0);
  const bytes = new Uint8Array(HEADER_SIZE_BYTES + header.length + valueBytes);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(header.length), true);
  bytes.set(header, HEADER_SIZE_BYTES);
  let at = HEADER_SIZE_BYTES + header.length;
  for (const { values } of ordered) {
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
    at += values.byteLength;
  }
  return bytes;
}

/** Concatenates the JSON, because an object would move integer-like keys such as "10" to the front. */
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
  if (json.length > MAX_HEADER_BYTES) {
    throw new SafetensorsInputError(
      'the header',
      formatQuantity(json.length, 'byte'),
      'save fewer tensors or less metadata',
    );
  }
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
  for (const [index, { name, shape, values }] of ordered.entries()) {
    const argument = `tensor ${JSON.stringify(name)}`;
    checkText(name, argument);
    if (name === METADATA_KEY || name === ordered[index - 1]?.name) {
      const found = name === METADATA_KEY ? 'reserved name' : 'duplicate name';
      throw new SafetensorsInputError(argument, found, 'rename it');
    }
    const shapeText = `shape [${shape.join(', ')}]`;
    if (!shape.every((size) => Number.isSafeInteger(size) && size >= 0)) {
      throw new SafetensorsInputError(argument, shapeText, 'use sizes that are integers of 0 or more');
    }
    if (!isBuiltIn(values, 'Float32Array')) {
      throw new SafetensorsInputError(argument, 'not a Float32Array', 'convert its values to float32');
    }
    if (values.length !== shapeSize(shape)) {
      const found = `${formatQuantity(values.length, 'value')} for ${shapeText}`;
      throw new SafetensorsInputError(argument, found, `pass ${formatQuantity(shapeSize(shape), 'value')}`);
    }
  }
}

/** UTF-8 cannot encode a lone surrogate. */
function checkText(text: unknown, argument: string): void {
  const found =
    typeof text !== 'string' ? typeof text : /\p{Surrogate}/u.test(text) ? 'a lone surrogate' : undefined;
  if (found !== undefined) throw new SafetensorsInputError(argument, found, 'use a string of valid Unicode');
}

/** Compares by code points, which is the order of the UTF-8 bytes; `<` compares UTF-16 code units. */
function compareUtf8(left: string, right: string): number {
  const [a, b] = [Array.from(left), Array.from(right)];
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const difference = (a[index]?.codePointAt(0) ?? 0) - (b[index]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
