import { describe, expect, test } from 'vitest';
import { CHECKSUM_ENTRY, encodeWithChecksum } from './checksum.js';
import { decodeSafetensors } from './decode-safetensors.js';
import { encodeSafetensors } from './encode-safetensors.js';

const bias = { name: 'bias', shape: [2], values: Float32Array.of(0.5, -0.5) };

describe('encodeWithChecksum(tensors, metadata)', () => {
  test('gives a file that decodes to the same tensors and metadata, from a Uint8Array or a Buffer', () => {
    const bytes = encodeWithChecksum([bias], { note: 'a' });
    const before = bytes.slice();
    for (const file of [bytes, Buffer.from(bytes.buffer)]) {
      const { tensors, metadata } = decodeSafetensors(file);
      expect(tensors).toEqual([bias]);
      expect(metadata).toEqual({ note: 'a', [CHECKSUM_ENTRY]: expect.stringMatching(/^[0-9a-f]{8}$/) });
    }
    expect(bytes).toEqual(before);
  });

  test('gives a checksum that does not depend on an earlier one in the metadata', () => {
    const bytes = encodeWithChecksum([bias]);
    expect(encodeWithChecksum([bias], decodeSafetensors(bytes).metadata)).toEqual(bytes);
  });
});

describe('decodeSafetensors(bytes, source) of a file with a checksum', () => {
  test('rejects a changed value and names both checksums', () => {
    const bytes = encodeWithChecksum([bias]);
    bytes[bytes.length - 1] = 7;
    expect(() => decodeSafetensors(bytes, 'a.safetensors')).toThrow(
      /^a\.safetensors is damaged \(its CRC-32C is [0-9a-f]{8} instead of [0-9a-f]{8}\) — use another copy, or an earlier file$/,
    );
  });

  test.each(['', '0', '0000000z', 'not a checksum'])('rejects the checksum %j', (text) => {
    const bytes = encodeSafetensors([bias], { [CHECKSUM_ENTRY]: text });
    expect(() => decodeSafetensors(bytes)).toThrow('the safetensors file is damaged');
  });

  test('finds the checksum beside metadata that contains the same text', () => {
    const bytes = encodeWithChecksum([bias], {
      a: `"${CHECKSUM_ENTRY}":"12345678"`,
      [`x${CHECKSUM_ENTRY}`]: '1',
    });
    expect(decodeSafetensors(bytes).tensors).toEqual([bias]);
  });
});
