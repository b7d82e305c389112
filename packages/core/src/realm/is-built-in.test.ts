import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { LenetError } from '../errors/lenet-error.js';
import { isBuiltIn } from './is-built-in.js';

test('isBuiltIn(value, name) recognizes instances of this realm and of another one', () => {
  const other: Uint8Array = runInNewContext('new Uint8Array(2)');
  expect(other instanceof Uint8Array).toBe(false);
  expect(isBuiltIn(other, 'Uint8Array')).toBe(true);
  expect(isBuiltIn(Buffer.alloc(2), 'Uint8Array')).toBe(true);
  expect(isBuiltIn(new URL('file:///data'), 'URL')).toBe(true);
  expect(isBuiltIn(new AbortController().signal, 'AbortSignal')).toBe(true);
});

test('isBuiltIn(value, name) rejects other values', () => {
  expect(isBuiltIn(new Float32Array(2), 'Uint8Array')).toBe(false);
  expect(isBuiltIn(new SharedArrayBuffer(2), 'ArrayBuffer')).toBe(false);
  expect(isBuiltIn([1, 2], 'Uint8Array')).toBe(false);
  expect(isBuiltIn(null, 'URL')).toBe(false);
});

test('LenetError.isInstance(error) recognizes an error of another realm', () => {
  const error: unknown = runInNewContext(
    "Object.assign(new Error('full'), { isLenetError: true, code: 'TEST' })",
  );
  expect(error instanceof Error).toBe(false);
  expect(LenetError.isInstance(error)).toBe(true);
});
