import { describe, expect, expectTypeOf, test } from 'vitest';
import { LenetError } from './lenet-error.js';

class DiskFullError extends LenetError {
  static override readonly code = 'TEST_DISK_FULL';
  declare readonly code: typeof DiskFullError.code;

  constructor(free: number, cause?: unknown) {
    super({ problem: 'the disk is full', found: `${free} bytes free`, remedy: 'free some space', cause });
  }
}

class OfflineError extends LenetError {
  static override readonly code = 'TEST_OFFLINE';
  declare readonly code: typeof OfflineError.code;
}

describe('LenetError', () => {
  test('the message is PROBLEM (FOUND) — REMEDY', () => {
    expect(new DiskFullError(3).message).toBe('the disk is full (3 bytes free) — free some space');
    const report = { problem: 'no network', remedy: 'connect and try again' };
    expect(new OfflineError(report).message).toBe('no network — connect and try again');
  });

  test('the message has one line', () => {
    const report = { problem: 'no file', found: 'two\r\n  lines', remedy: 'rename it' };
    expect(new OfflineError(report).message).toBe('no file (two lines) — rename it');
  });

  test('an instance has its name, its code and the parts of its message', () => {
    const error = new DiskFullError(3);
    expect(error).toMatchObject({ name: 'DiskFullError', code: 'TEST_DISK_FULL', found: '3 bytes free' });
    expectTypeOf(error.code).toEqualTypeOf<'TEST_DISK_FULL'>();
  });

  test('an instance has the cause, if there is one', () => {
    const cause = new Error('ENOSPC');
    expect(new DiskFullError(0, cause).cause).toBe(cause);
    expect('cause' in new DiskFullError(0)).toBe(false);
  });
});

describe('LenetError.isInstance(error)', () => {
  test('isInstance(error) of a subclass recognizes only its own errors, that of the base class all errors', () => {
    const error: unknown = new DiskFullError(3);
    expect(DiskFullError.isInstance(error)).toBe(true);
    expect(OfflineError.isInstance(error)).toBe(false);
    expect(LenetError.isInstance(error)).toBe(true);
    if (DiskFullError.isInstance(error)) expectTypeOf(error).toEqualTypeOf<DiskFullError>();
  });

  test('recognizes an error that another copy of the package threw', async () => {
    const copy = './lenet-error.js?copy';
    const other: typeof import('./lenet-error.js') = await import(/* @vite-ignore */ copy);
    expect(other.LenetError).not.toBe(LenetError);
    class Copied extends other.LenetError {
      static override readonly code = 'TEST_OFFLINE';
    }
    const error = new Copied({ problem: 'no network', remedy: 'connect' });
    expect(error instanceof LenetError).toBe(false);
    expect(OfflineError.isInstance(error)).toBe(true);
    expect(LenetError.isInstance(error)).toBe(true);
  });

  test.each([undefined, null, 'TEST_OFFLINE', {}, new Error('x'), { code: 'TEST_OFFLINE' }])(
    'rejects %o',
    (value) => {
      expect(LenetError.isInstance(value)).toBe(false);
      expect(OfflineError.isInstance(value)).toBe(false);
      expect(OfflineError.isInstance(Object.assign(new Error('y'), { code: 'TEST_OFFLINE' }))).toBe(false);
    },
  );
});
