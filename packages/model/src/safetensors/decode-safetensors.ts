import type { NamedTensor } from '@lenet5/core';
import { SafetensorsOffsetsError, SafetensorsTruncatedError } from './errors.js';
import { F32_BYTES } from './format.js';
import { parseHeader, type TensorPlace } from './header.js';

/** What a safetensors file holds. */
export interface Safetensors {
  /** In the order in which they lie in the file. */
  readonly tensors: readonly NamedTensor[];
  /** The free text of the header; empty where it has none. */
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * Reads a safetensors file of float32 tensors, strictly: every byte after the header belongs to one tensor, and every
 * name is there once. Values are copied out and not looked at: NaN and infinities come as they are. Other dtypes are
 * refused. Only for little-endian hosts, which all that run WebAssembly in practice are.
 * @param source what the bytes come from, for the messages
 * @throws SafetensorsTruncatedError, SafetensorsHeaderError, SafetensorsDtypeError, SafetensorsOffsetsError
 */
export function decodeSafetensors(bytes: Uint8Array, source = 'the safetensors file'): Safetensors {
  const { places, metadata, dataStart } = parseHeader(bytes, source);
  const ordered = [...places].sort((left, right) => left.start - right.start || left.end - right.end);
  checkLayout(ordered, bytes.length - dataStart, dataStart, source);
  const tensors = ordered.map(({ name, shape, start, end }) => ({
    name,
    shape,
    // Not bytes.slice(): that of a Node Buffer does not copy.
    values: new Float32Array(new Uint8Array(bytes.subarray(dataStart + start, dataStart + end)).buffer),
  }));
  return { tensors, metadata };
}

function checkLayout(
  ordered: readonly TensorPlace[],
  dataBytes: number,
  dataStart: number,
  source: string,
): void {
  let at = 0;
  for (const { name, shape, start, end } of ordered) {
    const bytes = shape.reduce((all, one) => all * one, F32_BYTES);
    if (end - start !== bytes) {
      const found = `${name} of shape [${shape.join(', ')}] from ${start} to ${end}`;
      throw new SafetensorsOffsetsError(source, found);
    }
    if (start > at)
      throw new SafetensorsOffsetsError(source, `${start - at} bytes before ${name} are no tensor's`);
    if (start < at) throw new SafetensorsOffsetsError(source, `${name} overlaps the tensor before it`);
    at = end;
  }
  if (at > dataBytes) throw new SafetensorsTruncatedError(source, dataStart + dataBytes, dataStart + at);
  if (at < dataBytes) {
    throw new SafetensorsOffsetsError(source, `${dataBytes - at} bytes at the end are no tensor's`);
  }
}
