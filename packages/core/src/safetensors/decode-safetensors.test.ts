import { describe, expect, test } from 'vitest';
import { decodeSafetensors } from './decode-safetensors.js';
import {
  SafetensorsDtypeError,
  SafetensorsHeaderError,
  SafetensorsOffsetsError,
  SafetensorsTruncatedError,
} from './safetensors-errors.js';

/** A file with any header; its data bytes count up from 0. */
function file(header: string | Uint8Array, dataBytes = 0, length?: bigint): Uint8Array {
  const text = typeof header === 'string' ? new TextEncoder().encode(header) : header;
  const bytes = new Uint8Array(8 + text.length + dataBytes);
  new DataView(bytes.buffer).setBigUint64(0, length ?? BigInt(text.length), true);
  bytes.set(text, 8);
  for (let index = 0; index < dataBytes; index++) bytes[8 + text.length + index] = index;
  return bytes;
}

const tensor = (shape: string, offsets: string, dtype = '"F32"') =>
  `{"dtype":${dtype},"shape":${shape},"data_offsets":${offsets}}`;

describe('decodeSafetensors(bytes, source)', () => {
  test('returns tensors in the order of their values, not of the header', () => {
    const header = `{"late":${tensor('[1]', '[8,12]')},"early":${tensor('[2,1]', '[0,8]')}}`;
    const view = new DataView(new Uint8Array(Array.from({ length: 12 }, (_, index) => index)).buffer);
    expect(decodeSafetensors(file(header, 12)).tensors).toEqual([
      {
        name: 'early',
        shape: [2, 1],
        values: Float32Array.of(view.getFloat32(0, true), view.getFloat32(4, true)),
      },
      { name: 'late', shape: [1], values: Float32Array.of(view.getFloat32(8, true)) },
    ]);
  });

  test('reads a view of a longer buffer at any alignment', () => {
    const whole = file(`{"a":${tensor('[1]', '[0,4]')}}`, 4);
    const shifted = new Uint8Array(whole.length + 3);
    shifted.set(whole, 3);
    expect(decodeSafetensors(shifted.subarray(3))).toEqual(decodeSafetensors(whole));
  });

  test('copies the values of a Node.js Buffer', () => {
    const bytes = Buffer.from(file(`{"a":${tensor('[2]', '[0,8]')}}`, 8));
    const { tensors } = decodeSafetensors(bytes);
    bytes.fill(0);
    expect(tensors).toEqual(decodeSafetensors(file(`{"a":${tensor('[2]', '[0,8]')}}`, 8)).tensors);
  });

  test('reads metadata, which is empty if there is none', () => {
    expect(decodeSafetensors(file('{"__metadata__":{"a":"b","":"c"}}')).metadata).toEqual({
      a: 'b',
      '': 'c',
    });
    expect(decodeSafetensors(file('{}'))).toEqual({ tensors: [], metadata: {} });
  });

  test('reads scalars, empty tensors, any JSON whitespace as padding, and the name __proto__', () => {
    const header = `{"__proto__":${tensor('[]', '[0,4]')},"empty":${tensor('[0,3]', '[4,4]')}} \t\r\n`;
    const names = decodeSafetensors(file(header, 4)).tensors.map(({ name, values }) => [name, values.length]);
    expect(names).toEqual([
      ['__proto__', 1],
      ['empty', 0],
    ]);
  });

  test('reads megabytes of metadata', () => {
    const text = '\\"{'.repeat(1 << 20);
    expect(decodeSafetensors(file(`{"__metadata__":{"a":"${text}"}}`)).metadata.a).toHaveLength(2 << 20);
  });

  test.each([
    ['an empty file', new Uint8Array(), '(0 bytes instead of at least 8)'],
    ['a file shorter than its header', file('{}', 0, 9n), '(10 bytes instead of at least 17)'],
    ['values that end early', file(`{"a":${tensor('[2]', '[0,8]')}}`, 7), 'instead of at least'],
  ])('rejects %s as truncated', (_, bytes, message) => {
    expect(() => decodeSafetensors(bytes)).toThrow(SafetensorsTruncatedError);
    expect(() => decodeSafetensors(bytes, 'a.safetensors')).toThrow(message);
    expect(() => decodeSafetensors(bytes, 'a.safetensors')).toThrow(
      /^a\.safetensors is truncated .* — copy or save/,
    );
  });

  test.each([
    [
      'a length above the limit',
      file('{}', 0, 100_000_001n),
      '100000001 bytes, more than the maximum of 100000000',
    ],
    ['a length of 2⁶⁴ − 1', file('{}', 0, 2n ** 64n - 1n), '(18446744073709551615 bytes, more than'],
    ['an empty header', file(''), 'the first character is not {'],
    ['a header that starts with a space', file(' {}'), 'the first character is not {'],
    ['an array', file('[]'), 'the first character is not {'],
    ['a header that is not UTF-8', file(new Uint8Array([0x7b, 0xff, 0x7d])), 'not UTF-8'],
    ['a header that is not JSON', file('{"a"'), 'not JSON'],
    [
      'a duplicate name',
      file(`{"a":${tensor('[1]', '[0,4]')},"\\u0061":${tensor('[1]', '[0,4]')}}`, 4),
      'duplicate key a',
    ],
    ['a duplicate field', file(`{"a":${tensor('[1]', '[0,4],"shape":[1]')}}`, 4), 'duplicate key shape'],
    ['metadata that is not an object', file('{"__metadata__":"x"}'), '__metadata__ is not an object'],
    ['metadata that is not text', file('{"__metadata__":{"a":1}}'), '__metadata__.a is not a string'],
    ['a tensor without dtype', file('{"a":{"shape":[1],"data_offsets":[0,4]}}', 4), 'tensor a has no dtype'],
    ['a tensor that is not an object', file('{"a":null}'), 'tensor a has no dtype'],
    ['a negative size', file(`{"a":${tensor('[-1]', '[0,4]')}}`, 4), 'tensor a has no valid shape'],
    [
      'a size above 2⁵³',
      file(`{"a":${tensor('[2,18446744073709551614]', '[0,4]')}}`, 4),
      'tensor a has no valid shape',
    ],
    ['one offset', file(`{"a":${tensor('[1]', '[0]')}}`, 4), 'tensor a has no valid data_offsets'],
    ['three offsets', file(`{"a":${tensor('[1]', '[0,4,8]')}}`, 4), 'tensor a has no valid data_offsets'],
    ['text as an offset', file(`{"a":${tensor('[1]', '["0",4]')}}`, 4), 'tensor a has no valid data_offsets'],
  ])('rejects %s', (_, bytes, message) => {
    expect(() => decodeSafetensors(bytes)).toThrow(SafetensorsHeaderError);
    expect(() => decodeSafetensors(bytes)).toThrow(message);
  });

  test.each(['F64', 'F8_E4M3', 'I32', 'U8', 'BOOL', 'F99'])('rejects %s', (dtype) => {
    const bytes = file(`{"a":${tensor('[1]', '[0,4]', `"${dtype}"`)}}`, 4);
    expect(() => decodeSafetensors(bytes)).toThrow(SafetensorsDtypeError);
    expect(() => decodeSafetensors(bytes)).toThrow(
      `tensor a of the safetensors file is not F32, F16 or BF16 (${dtype}) — save it as float32`,
    );
  });

  test.each([
    ['an overlap', ['[2]', '[0,8]'], ['[2]', '[4,12]'], 12, 'b overlaps the previous tensor'],
    ['equal offsets', ['[2]', '[0,8]'], ['[2]', '[0,8]'], 8, 'b overlaps the previous tensor'],
    ['a gap between tensors', ['[1]', '[0,4]'], ['[1]', '[8,12]'], 12, 'a gap of 4 bytes before b'],
    ['a gap at the start', ['[1]', '[4,8]'], ['[1]', '[8,12]'], 12, 'a gap of 4 bytes before a'],
    ['extra bytes', ['[1]', '[0,4]'], ['[1]', '[4,8]'], 11, '3 extra bytes at the end'],
    ['a shape of another size', ['[1]', '[0,4]'], ['[3]', '[4,12]'], 12, 'b of shape [3] from 4 to 12'],
    ['reversed offsets', ['[1]', '[0,4]'], ['[1]', '[8,4]'], 8, 'b of shape [1] from 8 to 4'],
    [
      'a size that overflows',
      ['[1]', '[0,4]'],
      ['[9007199254740991,9007199254740991,0]', '[4,8]'],
      8,
      'b of shape',
    ],
  ] as const)('rejects %s', (_, [shapeA, placeA], [shapeB, placeB], dataBytes, message) => {
    const bytes = file(`{"a":${tensor(shapeA, placeA)},"b":${tensor(shapeB, placeB)}}`, dataBytes);
    expect(() => decodeSafetensors(bytes)).toThrow(SafetensorsOffsetsError);
    expect(() => decodeSafetensors(bytes)).toThrow(message);
  });
});
