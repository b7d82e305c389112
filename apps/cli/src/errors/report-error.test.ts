import { LenetError } from '@lenet5/core';
import { describe, expect, test } from 'vitest';
import { captureTerminal } from '../testing/capture.js';
import { reportError } from './report-error.js';
import { UsageError } from './usage-error.js';

class DiskFullError extends LenetError {
  static override readonly code = 'TEST_DISK_FULL';
  declare readonly code: typeof DiskFullError.code;
}

describe('reportError(error, terminal)', () => {
  test('writes an expected error as one line and returns 1', () => {
    const { terminal, text } = captureTerminal();
    const error = new DiskFullError({
      problem: 'the disk is full',
      found: '0 bytes\n left',
      remedy: 'free some space',
    });
    expect(reportError(error, terminal)).toBe(1);
    expect(text()).toBe('lenet5: the disk is full (0 bytes left) — free some space\n');
  });

  test('returns 2 for an invalid command line', () => {
    const { terminal, text } = captureTerminal();
    expect(reportError(new UsageError({ problem: '--x is empty', remedy: 'use a number' }), terminal)).toBe(
      2,
    );
    expect(text()).toBe('lenet5: --x is empty — use a number\n');
  });

  test('writes a bug with its stack and where to report it', () => {
    const { terminal, text } = captureTerminal();
    expect(reportError(new TypeError('x is undefined'), terminal)).toBe(1);
    expect(text()).toMatch(
      /^lenet5: this is a bug in lenet5; please report it.*\nTypeError: x is undefined\n {4}at /,
    );
    expect(reportError('a string', terminal)).toBe(1);
  });
});
