import { describe, expect, test } from 'vitest';
import { encodeSafetensors } from './encode-safetensors.js';
import { SafetensorsInputError } from './safetensors-errors.js';

const f32 = (...values: number[]) => Float32Array.from(values);
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

describe('encodeSafetensors(tensors, metadata)', () => {
  test('writes the header size, the header padded to 8 bytes, and the values', () => {
    const header = '{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}  '; // 54 characters and 2 spaces
    const expected = new Uint8Array([
      ...[header.length, 0, 0, 0, 0, 0, 0, 0],
      ...new TextEncoder().encode(header),
      ...[0, 0, 0x80, 0x3f], // 1 in IEEE 754, little-endian
      ...[0, 0, 0, 0xc0], // −2
    ]);
    expect(encodeSafetensors([{ name: 'a', shape: [2], values: f32(1, -2) }])).toEqual(expected);
  });

  // The expected bytes come from Python's safetensors 0.8.0, `safetensors.numpy.save(tensors, metadata)`.
  test('writes the same bytes as the reference implementation: metadata first, names sorted', () => {
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

  test('writes the same bytes as the reference implementation for digits, escapes, Unicode and unusual shapes', () => {
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

  test('writes the same bytes as the reference implementation for no tensors', () => {
    expect(base64(encodeSafetensors([]))).toBe('CAAAAAAAAAB7fSAgICAgIA==');
  });

  test('accepts values that are a view of a longer buffer', () => {
    const window = f32(9, 1, 2, 9).subarray(1, 3);
    expect(encodeSafetensors([{ name: 'a', shape: [2], values: window }])).toEqual(
      encodeSafetensors([{ name: 'a', shape: [2], values: f32(1, 2) }]),
    );
  });

  test.each([
    [
      'a duplicate name',
      [
        ['a', [1]],
        ['a', [1]],
      ],
      'tensor "a" cannot be saved as safetensors (duplicate name) — rename it',
    ],
    ['the reserved name', [['__metadata__', [1]]], '(reserved name)'],
    [
      'a lone surrogate',
      [['\ud800', [1]]],
      'tensor "\\ud800" cannot be saved as safetensors (a lone surrogate)',
    ],
    ['fewer values than its shape', [['a', [2, 3]]], '(1 value for shape [2, 3]) — pass 6 values'],
    ['a negative size', [['a', [-1]]], 'shape [-1]'],
    ['a fractional size', [['a', [0.5, 2]]], 'shape [0.5, 2]'],
  ] as const)('rejects %s', (_, tensors, message) => {
    const named = tensors.map(([name, shape]) => ({ name, shape, values: f32(1) }));
    expect(() => encodeSafetensors(named)).toThrow(SafetensorsInputError);
    expect(() => encodeSafetensors(named)).toThrow(message);
  });

  test('rejects metadata that is not text', () => {
    const metadata: Record<string, string> = JSON.parse('{"epoch": 3}');
    expect(() => encodeSafetensors([], metadata)).toThrow(
      'metadata epoch cannot be saved as safetensors (number)',
    );
  });
});
