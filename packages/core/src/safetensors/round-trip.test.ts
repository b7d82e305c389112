import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LenetError } from '../errors/lenet-error.js';
import type { NamedTensor } from '../tensor/named-tensor.js';
import { shapeSize } from '../tensor/shape-size.js';
import { decodeSafetensors } from './decode-safetensors.js';
import { encodeSafetensors } from './encode-safetensors.js';

const shape = fc.array(fc.nat({ max: 4 }), { maxLength: 4 });
const tensor: fc.Arbitrary<NamedTensor> = fc
  .tuple(fc.string({ unit: 'binary' }), shape)
  .filter(([name]) => name !== '__metadata__')
  .chain(([name, sizes]) => {
    const size = shapeSize(sizes);
    // Any bits: NaN with any payload, infinities, subnormal numbers.
    return fc
      .uint8Array({ minLength: size * 4, maxLength: size * 4 })
      .map((bytes) => ({ name, shape: sizes, values: new Float32Array(bytes.slice().buffer) }));
  });
const tensors = fc.uniqueArray(tensor, { selector: ({ name }) => name, maxLength: 6 });
const metadata = fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }));

/** Compares bits, because NaN has many. */
const bits = ({ name, shape: sizes, values }: NamedTensor) => [
  name,
  sizes,
  [...new Uint32Array(values.slice().buffer)],
];
const byName = (list: readonly NamedTensor[]) => new Map(list.map((one) => [one.name, bits(one)]));

/** The code of the LenetError that decoding throws, or `read`. Other errors fail the test. */
function outcome(bytes: Uint8Array): string {
  try {
    decodeSafetensors(bytes);
    return 'read';
  } catch (error) {
    if (LenetError.isInstance(error)) return error.code;
    throw error;
  }
}

describe('a safetensors file', () => {
  test('keeps all names, shapes, bits and metadata', () => {
    fc.assert(
      fc.property(tensors, metadata, (list, texts) => {
        const file = decodeSafetensors(encodeSafetensors(list, texts));
        expect(byName(file.tensors)).toEqual(byName(list));
        expect(Object.entries(file.metadata).sort()).toEqual(Object.entries(texts).sort());
      }),
    );
  });

  test('does not depend on the order of the tensors, and aligns the values to 8 bytes', () => {
    fc.assert(
      fc.property(tensors, metadata, (list, texts) => {
        const bytes = encodeSafetensors(list, texts);
        expect(encodeSafetensors([...list].reverse(), texts)).toEqual(bytes);
        expect(new DataView(bytes.buffer).getBigUint64(0, true) % 8n).toBe(0n);
      }),
    );
  });

  test('is rejected if it is truncated anywhere', () => {
    const bytes = encodeSafetensors([{ name: 'a', shape: [3], values: Float32Array.of(1, 2, 3) }], {
      b: 'c',
    });
    for (let length = 0; length < bytes.length; length++) {
      expect(outcome(bytes.subarray(0, length))).toBe('SAFETENSORS_TRUNCATED');
    }
  });

  test('with any one byte changed is read, or rejected with a LenetError', () => {
    fc.assert(
      fc.property(tensors, metadata, fc.nat(), fc.nat({ max: 255 }), (list, texts, place, byte) => {
        const bytes = encodeSafetensors(list, texts);
        bytes[place % bytes.length] = byte;
        expect(outcome(bytes)).toMatch(/^(read|SAFETENSORS_[A-Z_]+)$/);
      }),
      { numRuns: 1000 },
    );
  });
});
