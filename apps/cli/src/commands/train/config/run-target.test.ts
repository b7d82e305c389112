import { describe, expect, test } from 'vitest';
import { readTarget } from './run-target.js';

describe('readTarget(flags)', () => {
  test('reads --out and --force', () => {
    expect(readTarget({ color: true })).toEqual({ kind: 'numbered' });
    expect(readTarget({ color: true, out: 'x' })).toEqual({ kind: 'named', folder: 'x', force: false });
    expect(readTarget({ color: true, out: 'x', force: true })).toMatchObject({ force: true });
    expect(() => readTarget({ color: true, force: true })).toThrow('--force overwrites the run in --out');
  });

  test('accepts with --resume only options that do not make it a different run', () => {
    const resume = 'runs/1';
    expect(readTarget({ color: true, resume, epochs: 20 })).toEqual({ kind: 'resumed', folder: resume });
    expect(() => readTarget({ color: true, resume, batchSize: 64 })).toThrow(
      '--batch-size cannot be given with --resume — a run goes on as it began; only --epochs, --threads, --kernels, --data, --early-stopping, --max-time and --checkpoint-every may differ',
    );
    expect(() => readTarget({ color: true, resume, out: 'x' })).toThrow('--out x does not go with --resume');
    expect(() => readTarget({ color: true, resume, force: true })).toThrow(
      '--force does not go with --resume',
    );
  });
});
