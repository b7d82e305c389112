import { describe, expect, test } from 'vitest';
import { captureTerminal } from '../testing/capture.js';
import { reportError } from './report-error.js';
import { UsageError } from './usage-error.js';

class DiskFullError extends Error {
  readonly code = 'DISK_FULL' as const;
  readonly expected = true as const;
}

describe('reportError(error)', () => {
  test('tells an expected failure in one line and gives 1', () => {
    const { terminal, text } = captureTerminal();
    expect(reportError(new DiskFullError('the disk is full (0 bytes left)\n  — make room'), terminal)).toBe(
      1,
    );
    expect(text()).toBe('lenet5: the disk is full (0 bytes left) — make room\n');
  });

  test('gives 2 for a wrong command line', () => {
    const { terminal, text } = captureTerminal();
    expect(reportError(new UsageError('--x y is not allowed — give z'), terminal)).toBe(2);
    expect(text()).toBe('lenet5: --x y is not allowed — give z\n');
  });

  test('shows a bug with its stack and where to report it', () => {
    const { terminal, text } = captureTerminal();
    expect(reportError(new TypeError('x is undefined'), terminal)).toBe(1);
    expect(text()).toMatch(
      /^lenet5: this is a bug in lenet5; please report it.*\nTypeError: x is undefined\n {4}at /,
    );
    expect(reportError('just a word', terminal)).toBe(1);
  });
});
