import { describe, expect, test } from 'vitest';
import { encodeSafetensors } from './encode-safetensors.js';
import { SafetensorsInputError } from './errors.js';

const f32 = (...values: number[]) => Float32Array.from(values);
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

describe('encodeSafetensors', () => {
  test('lays a file out as the format says: length, header padded to 8 bytes, values', () => {
    const header = '{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}  '; // 54 characters and 2 spaces
    const expected = new Uint8Array([
      ...[header.length, 0, 0, 0, 0, 0, 0, 0],
      ...new TextEncoder().encode(header),
      ...[0, 0, 0x80, 0x3f], // 1 in IEEE 754, little-endian
      ...[0, 0, 0, 0xc0], // −2
    ]);
    expect(encodeSafetensors([{ name: 'a', shape: [2], values: f32(1, -2) }])).toEqual(expected);
  });

  // The expected bytes are those of Python's safetensors 0.8.0, `safetensors.numpy.save(tensors, metadata)`.
  test('writes the bytes that the reference implementation writes, metadata first, names sorted', () => {
    const tensors = [
      { name: 'b/kernel', shape: [2, 2], values: f32(1.5, -2, 0.1, 3e38) },
      { name: 'a/bias', shape: [3], values: f32(0, -0, Number.POSITIVE_INFINITY) },
    ];
    expect(base64(encodeSafetensors(tensors, { step: '7' }))).toBe(
      'mAAAAAAAAAB7Il9fbWV0YWRhdGFfXyI6eyJzdGVwIjoiNyJ9LCJhL2JpYXMiOnsiZHR5cGUiOiJGMzIiLCJzaGFwZSI6WzNdLCJkYXRhX29m' +
        'ZnNldHMiOlswLDEyXX0sImIva2VybmVsIjp7ImR0eXBlIjoiRjMyIiwic2hhcGUiOlsyLDJdLCJkYXRhX29mZnNldHMiOlsxMiwyOF19fQAA' +
        'AAAAAACAAACAfwAAwD8AAADAzczMPeaxYX8=',
    );
  });

  test('writes the same bytes as the reference for names of digits, escapes, any Unicode, and odd shapes', () => {
    const tensors = [
      { name: '9', shape: [1], values: f32(2) },
      { name: '😀', shape: [1], values: f32(5) },
      { name: '\uffff', shape: [2, 0], values: f32() },
      { name: 'é"\\\n', shape: [], values: f32(3) },
      { name: '10', shape: [1], values: f32(1) },
    ];
    expect(base64(encodeSafetensors(tensors))).toBe(
      'IAEAAAAAAAB7IjEwIjp7ImR0eXBlIjoiRjMyIiwic2hhcGUiOlsxXSwiZGF0YV9vZmZzZXRzIjpbMCw0XX0sIjkiOnsiZHR5cGUiOiJGMzIi' +
        'LCJzaGFwZSI6WzFdLCJkYXRhX29mZnNldHMiOls0LDhdfSwiw6lcIlxcXG4iOnsiZHR5cGUiOiJGMzIiLCJzaGFwZSI6W10sImRhdGFfb2Zm' +
        'c2V0cyI6WzgsMTJdfSwi77+/Ijp7ImR0eXBlIjoiRjMyIiwic2hhcGUiOlsyLDBdLCJkYXRhX29mZnNldHMiOlsxMiwxMl19LCLwn5iAIjp7' +
        'ImR0eXBlIjoiRjMyIiwic2hhcGUiOlsxXSwiZGF0YV9vZmZzZXRzIjpbMTIsMTZdfX0gICAAAIA/AAAAQAAAQEAAAKBA',
    );
  });

  test('writes the same bytes as the reference for no tensors', () => {
    expect(base64(encodeSafetensors([]))).toBe('CAAAAAAAAAB7fSAgICAgIA==');
  });

  test('takes values that are a window of a longer buffer', () => {
    const window = f32(9, 1, 2, 9).subarray(1, 3);
    expect(encodeSafetensors([{ name: 'a', shape: [2], values: window }])).toEqual(
      encodeSafetensors([{ name: 'a', shape: [2], values: f32(1, 2) }]),
    );
  });

  test.each([
    [
      'a name twice',
      [
        ['a', [1]],
        ['a', [1]],
      ],
      'tensor "a" cannot be written as safetensors (the name is there twice)',
    ],
    ['the name of the metadata', [['__metadata__', [1]]], 'the name of the metadata'],
    [
      'half a surrogate pair',
      [['\ud800', [1]]],
      'tensor "\\ud800" cannot be written as safetensors (a lone surrogate)',
    ],
    ['fewer values than the shape asks for', [['a', [2, 3]]], '1 values for shape [2, 3]'],
    ['a negative size', [['a', [-1]]], 'shape [-1]'],
    ['a broken size', [['a', [0.5, 2]]], 'shape [0.5, 2]'],
  ] as const)('refuses %s', (_, tensors, message) => {
    const named = tensors.map(([name, shape]) => ({ name, shape, values: f32(1) }));
    expect(() => encodeSafetensors(named)).toThrow(SafetensorsInputError);
    expect(() => encodeSafetensors(named)).toThrow(message);
  });

  test('refuses metadata that is no text', () => {
    const metadata: Record<string, string> = JSON.parse('{"epoch": 3}');
    expect(() => encodeSafetensors([], metadata)).toThrow(
      'metadata epoch cannot be written as safetensors (number',
    );
  });
});
