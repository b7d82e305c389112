import { describe, expect, test } from 'vitest';
import { formatReport } from '../errors/lenet-error.js';
import { checkOption, describeValues } from './check-option.js';
import type { OptionSpec } from './option-spec.js';
import { BATCH_SIZE, KERNELS, LABEL_SMOOTHING, LEARNING_RATE } from './shared-specs.js';

const THREADS: OptionSpec = { type: 'integer', min: 1, max: 64, or: 'auto' };
const SIGNAL: OptionSpec = {
  type: 'custom',
  expected: 'an AbortSignal',
  accepts: (value) => value instanceof AbortSignal,
};

describe('checkOption(name, spec, value)', () => {
  test.each<[OptionSpec, unknown[], unknown[]]>([
    [BATCH_SIZE, [1, 65_536], [0, 65_537, 1.5, Number.NaN, '32', null]],
    [LEARNING_RATE, [1e-9, 100], [0, -1, Number.POSITIVE_INFINITY, Number.NaN]],
    [LABEL_SMOOTHING, [0, 0.999], [-0.001, 1]],
    [THREADS, [1, 64, 'auto'], [0, 65, 'all']],
    [KERNELS, ['auto', 'relaxed-simd'], ['fast', 3]],
    [{ type: 'boolean' }, [true, false], [0, 'true']],
    [SIGNAL, [AbortSignal.abort()], [true]],
  ])('with %o it accepts %o and rejects %o', (spec, valid, invalid) => {
    for (const value of valid) expect(checkOption('x', spec, value)).toBeUndefined();
    for (const value of invalid)
      expect(checkOption('x', spec, value)).toMatchObject({ problem: 'x is invalid' });
  });

  test('reports the option, the value found and the values that are valid', () => {
    const report = checkOption('--batch-size', BATCH_SIZE, 65_537);
    expect(report && formatReport(report)).toBe(
      '--batch-size is invalid (65537) — use an integer from 1 to 65536',
    );
  });
});

test.each<[OptionSpec, string]>([
  [BATCH_SIZE, 'an integer from 1 to 65536'],
  [THREADS, 'an integer from 1 to 64 or auto'],
  [LEARNING_RATE, 'a number greater than 0'],
  [LABEL_SMOOTHING, 'a number from 0 to less than 1'],
  [{ type: 'number', min: 0 }, 'a number of at least 0'],
  [{ type: 'number', above: 0, max: 1 }, 'a number greater than 0 and at most 1'],
  [{ type: 'number' }, 'a number'],
  [KERNELS, 'auto, simd or relaxed-simd'],
  [{ type: 'boolean' }, 'true or false'],
  [SIGNAL, 'an AbortSignal'],
])('describeValues(%o) is %s', (spec, text) => {
  expect(describeValues(spec)).toBe(text);
});
