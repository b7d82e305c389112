import { formatQuantity } from '../errors/format-quantity.js';
import type { NamedTensor } from '../tensor/named-tensor.js';
import { shapeSize } from '../tensor/shape-size.js';
import { CHECKSUM_ENTRY, verifyChecksum } from './checksum.js';
import { DTYPE_BYTES } from './format.js';
import { parseHeader, type TensorLocation } from './header.js';
import { SafetensorsOffsetsError, SafetensorsTruncatedError } from './safetensors-errors.js';
import { toFloat32 } from './to-float32.js';

/** The contents of a safetensors file. */
export interface Safetensors {
  /** In the order of their values in the file. */
  readonly tensors: readonly NamedTensor[];
  /** The text entries of the header; empty if it has none. */
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * Reads a safetensors file of float32, float16 or bfloat16 tensors, and of 64-bit integers, which count the batches of a batch
 * normalization of PyTorch. float16 and bfloat16 are converted to float32 exactly. The check is strict: names are unique, and each byte after the header belongs to exactly one tensor. Values are copied without a
 * check, so they can be NaN or infinite. A checksum of `encodeWithChecksum()` is verified. The host must be little-endian, as hosts of WebAssembly are in practice.
 *
 * @param source where the bytes come from, for error messages
 * @throws SafetensorsTruncatedError, SafetensorsHeaderError, SafetensorsDtypeError, SafetensorsOffsetsError,
 *   SafetensorsChecksumError
 *
 * @example
 * ```ts
 * import { decodeSafetensors, encodeSafetensors } from '@lenet5/core';
 *
 * const bias = { name: 'bias', shape: [2], values: Float32Array.of(0.5, -0.5) };
 * const bytes = encodeSafetensors([bias], { format: 'pt' });
 * const { tensors, metadata } = decodeSafetensors(bytes);
 * console.log(tensors[0]?.values, metadata); // Float32Array(2) [ 0.5, -0.5 ] { format: 'pt' }
 * ```
 */
export function decodeSafetensors(bytes: Uint8Array, source = 'the safetensors file'): Safetensors {
  const { locations, metadata, dataStart } = parseHeader(bytes, source);
  const checksum = metadata[CHECKSUM_ENTRY];
  const ordered = [...locations].sort((left, right) => left.start - right.start || left.end - right.end);
  const dataBytes = checkOffsets(ordered, source);
  const expected = dataStart + dataBytes;
  if (expected > bytes.length) throw new SafetensorsTruncatedError(source, bytes.length, expected);
  if (expected < bytes.length) {
    throw new SafetensorsOffsetsError(
      source,
      `${formatQuantity(bytes.length - expected, 'extra byte')} at the end`,
    );
  }
  if (checksum !== undefined) verifyChecksum(bytes, checksum, source);
  const tensors = ordered.map(({ name, dtype, shape, start, end }) => ({
    name,
    shape,
    values: toFloat32(bytes.subarray(dataStart + start, dataStart + end), dtype),
  }));
  return { tensors, metadata };
}

/** Checks that the tensors are contiguous from offset 0. @returns the number of bytes of their values */
function checkOffsets(ordered: readonly TensorLocation[], source: string): number {
  let at = 0;
  for (const { name, dtype, shape, start, end } of ordered) {
    if (end - start !== shapeSize(shape) * DTYPE_BYTES[dtype]) {
      throw new SafetensorsOffsetsError(
        source,
        `${name} of shape [${shape.join(', ')}] from ${start} to ${end}`,
      );
    }
    if (start > at)
      throw new SafetensorsOffsetsError(
        source,
        `a gap of ${formatQuantity(start - at, 'byte')} before ${name}`,
      );
    if (start < at) throw new SafetensorsOffsetsError(source, `${name} overlaps the previous tensor`);
    at = end;
  }
  return at;
}
