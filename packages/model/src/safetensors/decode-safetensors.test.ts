import { describe, expect, test } from 'vitest';
import { decodeSafetensors } from './decode-safetensors.js';
import {
  SafetensorsDtypeError,
  SafetensorsHeaderError,
  SafetensorsOffsetsError,
  SafetensorsTruncatedError,
} from './errors.js';

/** A file put together by hand: any header, any number of data bytes, which count up from 0. */
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

describe('decodeSafetensors', () => {
  test('reads tensors in the order in which they lie, whatever the order of the header', () => {
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

  test('reads from the middle of a longer buffer, whatever its alignment', () => {
    const whole = file(`{"a":${tensor('[1]', '[0,4]')}}`, 4);
    const shifted = new Uint8Array(whole.length + 3);
    shifted.set(whole, 3);
    expect(decodeSafetensors(shifted.subarray(3))).toEqual(decodeSafetensors(whole));
  });

  test('reads a Buffer of Node, whose slice() is no copy', () => {
    const bytes = Buffer.from(file(`{"a":${tensor('[2]', '[0,8]')}}`, 8));
    const { tensors } = decodeSafetensors(bytes);
    bytes.fill(0);
    expect(tensors).toEqual(decodeSafetensors(file(`{"a":${tensor('[2]', '[0,8]')}}`, 8)).tensors);
  });

  test('reads metadata, and nothing where there is none', () => {
    expect(decodeSafetensors(file('{"__metadata__":{"a":"b","":"c"}}')).metadata).toEqual({
      a: 'b',
      '': 'c',
    });
    expect(decodeSafetensors(file('{}'))).toEqual({ tensors: [], metadata: {} });
  });

  test('reads scalars, empty tensors, padding of any JSON blanks, and names that objects treat specially', () => {
    const header = `{"__proto__":${tensor('[]', '[0,4]')},"empty":${tensor('[0,3]', '[4,4]')}} \t\r\n`;
    const names = decodeSafetensors(file(header, 4)).tensors.map(({ name, values }) => [name, values.length]);
    expect(names).toEqual([
      ['__proto__', 1],
      ['empty', 0],
    ]);
  });

  test('reads metadata of megabytes', () => {
    const text = '\\"{'.repeat(1 << 20);
    expect(decodeSafetensors(file(`{"__metadata__":{"a":"${text}"}}`)).metadata.a).toHaveLength(2 << 20);
  });

  test.each([
    ['an empty file', new Uint8Array(), '(0 bytes of at least 8)'],
    ['a file shorter than its header', file('{}', 0, 9n), '(10 bytes of at least 17)'],
    ['values that end early', file(`{"a":${tensor('[2]', '[0,8]')}}`, 7), 'of at least'],
  ])('refuses %s as cut short', (_, bytes, message) => {
    expect(() => decodeSafetensors(bytes)).toThrow(SafetensorsTruncatedError);
    expect(() => decodeSafetensors(bytes, 'a.safetensors')).toThrow(message);
    expect(() => decodeSafetensors(bytes, 'a.safetensors')).toThrow(
      /^a\.safetensors is cut short .* — copy or save/,
    );
  });

  test.each([
    [
      'a length above the limit',
      file('{}', 0, 100_000_001n),
      'a header of 100000001 bytes, more than 100000000',
    ],
    ['a length of 2⁶⁴ − 1', file('{}', 0, 2n ** 64n - 1n), 'a header of 18446744073709551615 bytes'],
    ['an empty header', file(''), 'it does not begin with {'],
    ['a header that begins with a blank', file(' {}'), 'it does not begin with {'],
    ['a list', file('[]'), 'it does not begin with {'],
    ['a header that is not UTF-8', file(new Uint8Array([0x7b, 0xff, 0x7d])), 'not UTF-8'],
    ['a header that is not JSON', file('{"a"'), 'not JSON'],
    [
      'a name twice',
      file(`{"a":${tensor('[1]', '[0,4]')},"\\u0061":${tensor('[1]', '[0,4]')}}`, 4),
      'a is there twice',
    ],
    ['a field twice', file(`{"a":${tensor('[1]', '[0,4],"shape":[1]')}}`, 4), 'shape is there twice'],
    ['metadata that is no object', file('{"__metadata__":"x"}'), '__metadata__ is no object'],
    ['metadata that is no text', file('{"__metadata__":{"a":1}}'), '__metadata__ a is no string'],
    ['a tensor without dtype', file('{"a":{"shape":[1],"data_offsets":[0,4]}}', 4), 'tensor a has no dtype'],
    ['a tensor that is no object', file('{"a":null}'), 'tensor a has no dtype'],
    ['a negative size', file(`{"a":${tensor('[-1]', '[0,4]')}}`, 4), 'tensor a has no shape'],
    [
      'a size beyond 2⁵³',
      file(`{"a":${tensor('[2,18446744073709551614]', '[0,4]')}}`, 4),
      'tensor a has no shape',
    ],
    ['one offset', file(`{"a":${tensor('[1]', '[0]')}}`, 4), 'tensor a has no two data_offsets'],
    ['three offsets', file(`{"a":${tensor('[1]', '[0,4,8]')}}`, 4), 'tensor a has no two data_offsets'],
    ['text as offset', file(`{"a":${tensor('[1]', '["0",4]')}}`, 4), 'tensor a has no two data_offsets'],
  ])('refuses %s', (_, bytes, message) => {
    expect(() => decodeSafetensors(bytes)).toThrow(SafetensorsHeaderError);
    expect(() => decodeSafetensors(bytes)).toThrow(message);
  });

  test.each(['F64', 'F16', 'BF16', 'I64', 'U8', 'BOOL', 'F99'])('refuses %s', (dtype) => {
    const bytes = file(`{"a":${tensor('[1]', '[0,4]', `"${dtype}"`)}}`, 4);
    expect(() => decodeSafetensors(bytes)).toThrow(SafetensorsDtypeError);
    expect(() => decodeSafetensors(bytes)).toThrow(
      `tensor a of the safetensors file is not F32 (${dtype}) — save it as float32`,
    );
  });

  test.each([
    ['an overlap', ['[2]', '[0,8]'], ['[2]', '[4,12]'], 12, 'b overlaps the tensor before it'],
    ['the same place twice', ['[2]', '[0,8]'], ['[2]', '[0,8]'], 8, 'b overlaps the tensor before it'],
    ['a hole between', ['[1]', '[0,4]'], ['[1]', '[8,12]'], 12, "4 bytes before b are no tensor's"],
    ['a hole at the start', ['[1]', '[4,8]'], ['[1]', '[8,12]'], 12, "4 bytes before a are no tensor's"],
    ['bytes left over', ['[1]', '[0,4]'], ['[1]', '[4,8]'], 11, "3 bytes at the end are no tensor's"],
    ['a shape of other size', ['[1]', '[0,4]'], ['[3]', '[4,12]'], 12, 'b of shape [3] from 4 to 12'],
    ['offsets the wrong way round', ['[1]', '[0,4]'], ['[1]', '[8,4]'], 8, 'b of shape [1] from 8 to 4'],
    [
      'a size that overflows',
      ['[1]', '[0,4]'],
      ['[9007199254740991,9007199254740991,0]', '[4,8]'],
      8,
      'b of shape',
    ],
  ] as const)('refuses %s', (_, [shapeA, placeA], [shapeB, placeB], dataBytes, message) => {
    const bytes = file(`{"a":${tensor(shapeA, placeA)},"b":${tensor(shapeB, placeB)}}`, dataBytes);
    expect(() => decodeSafetensors(bytes)).toThrow(SafetensorsOffsetsError);
    expect(() => decodeSafetensors(bytes)).toThrow(message);
  });
});
