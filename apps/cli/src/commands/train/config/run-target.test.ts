import { describe, expect, test } from 'vitest';
import { readTarget } from './run-target.js';

describe('readTarget(flags)', () => {
  test('reads --out and --force', () => {
    expect(readTarget({ color: true })).toEqual({ kind: 'numbered' });
    expect(readTarget({ color: true, out: 'x' })).toEqual({ kind: 'named', folder: 'x', force: false });
    expect(readTarget({ color: true, out: 'x', force: true })).toMatchObject({ force: true });
    expect(() => readTarget({ color: true, force: true })).toThrow('--force needs --out');
  });

  test('accepts with --resume only options that do not make it a different run', () => {
    const resume = 'runs/1';
    expect(readTarget({ color: true, resume, epochs: 20 })).toEqual({ kind: 'resumed', folder: resume });
    expect(() => readTarget({ color: true, resume, batchSize: 64 })).toThrow(
      '--batch-size cannot change when a run is resumed (64) — omit it; only --epochs, --threads, --kernels, --data, --early-stopping, --max-time and --checkpoint-every can change',
    );
    expect(() => readTarget({ color: true, resume, out: 'x' })).toThrow('--out conflicts with --resume (x)');
    expect(() => readTarget({ color: true, resume, force: true })).toThrow('--force conflicts with --resume');
  });
});
