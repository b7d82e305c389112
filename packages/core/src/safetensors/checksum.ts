import { crc32c } from '../checksum/crc32c.js';
import type { NamedTensor } from '../tensor/named-tensor.js';
import { encodeSafetensors } from './encode-safetensors.js';
import { SafetensorsChecksumError } from './safetensors-errors.js';

/** The metadata entry of the checksum: 8 hexadecimal digits. */
export const CHECKSUM_ENTRY = 'lenet5.crc32c';

/** The value of the entry while the checksum is computed. */
const BLANK = '00000000';

const KEY: Uint8Array = new TextEncoder().encode(`"${CHECKSUM_ENTRY}":"`);

/**
 * Writes float32 tensors as a safetensors file with a checksum in its metadata: the CRC-32C of the file in which the
 * digits of the checksum are zeros. `decodeSafetensors()` verifies it, so that a changed byte anywhere in the file is an error.
 *
 * @throws SafetensorsInputError as `encodeSafetensors()` does
 *
 * @example
 * ```ts
 * import { decodeSafetensors, encodeWithChecksum } from '@lenet5/core';
 *
 * const bytes = encodeWithChecksum([{ name: 'bias', shape: [2], values: Float32Array.of(0.5, -0.5) }]);
 * bytes[bytes.length - 1] = 7;
 * try {
 *   decodeSafetensors(bytes);
 * } catch (error) {
 *   console.log(error instanceof Error && error.message.startsWith('the safetensors file is damaged')); // true
 * }
 * ```
 */
export function encodeWithChecksum(
  tensors: readonly NamedTensor[],
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  const bytes = encodeSafetensors(tensors, { ...metadata, [CHECKSUM_ENTRY]: BLANK });
  digitsIn(bytes)?.set(new TextEncoder().encode(checksumOf(bytes)));
  return bytes;
}

/**
 * Verifies the checksum of a file whose metadata has one.
 *
 * @param recorded the entry {@link CHECKSUM_ENTRY} of its metadata
 * @throws SafetensorsChecksumError
 */
export function verifyChecksum(bytes: Uint8Array, recorded: string, source: string): void {
  // Not by slice(), which shares the memory of a Buffer of Node.
  const blank = new Uint8Array(bytes);
  digitsIn(blank)?.set(new TextEncoder().encode(BLANK));
  const actual = checksumOf(blank);
  if (actual !== recorded) throw new SafetensorsChecksumError(source, recorded, actual);
}

function checksumOf(bytes: Uint8Array): string {
  return crc32c(bytes).toString(16).padStart(BLANK.length, '0');
}

/** The digits of the checksum. In other strings of the header, the quotes of the key are escaped. */
function digitsIn(bytes: Uint8Array): Uint8Array | undefined {
  const at = bytes.findIndex((_, index) => KEY.every((byte, offset) => bytes[index + offset] === byte));
  return at < 0 ? undefined : bytes.subarray(at + KEY.length, at + KEY.length + BLANK.length);
}
