import { describe, expect, test } from 'vitest';
import type { ListedRun } from './listed-run.js';
import { orderBy, sortRuns } from './sort-runs.js';

const at = (value: number, metric: 'val_accuracy' | 'accuracy' = 'val_accuracy'): Partial<ListedRun> => ({
  best: { epoch: 1, value, metric },
});

function order(runs: Readonly<Record<string, Partial<ListedRun>>>, by: string): string[] {
  const listed = Object.entries(runs).map(
    ([folder, run]): ListedRun => ({ folder, status: 'completed', epochs: 1, ...run }),
  );
  return sortRuns(listed, orderBy(by)).map(({ folder }) => folder);
}

describe('sortRuns(runs, order)', () => {
  test('sorts numbered runs in numeric order', () => {
    expect(order({ 'runs/10': {}, 'runs/2': {}, 'runs/a': {}, 'runs/1': {} }, 'name')).toEqual([
      'runs/1',
      'runs/2',
      'runs/10',
      'runs/a',
    ]);
  });

  test('best: validated runs by accuracy first, then runs without validation, then runs without an epoch', () => {
    const runs = { a: {}, b: at(0.999, 'accuracy'), c: at(0.98), d: at(0.99), e: at(0.98) };
    expect(order(runs, 'best')).toEqual(['d', 'c', 'e', 'b', 'a']);
  });

  test('time: the fastest first, runs with unknown time last', () => {
    expect(order({ a: {}, b: { seconds: 20 }, c: { seconds: 3 }, d: {} }, 'time')).toEqual([
      'c',
      'b',
      'a',
      'd',
    ]);
  });

  test('an option: the smallest value first, names of numbers by their value, runs without it last', () => {
    const rate = (learningRate: number): Partial<ListedRun> => ({ config: { learningRate } });
    const runs = { a: rate(0.1), b: {}, c: rate(0.001), d: rate(0.01) };
    expect(order(runs, 'learning-rate')).toEqual(['c', 'd', 'a', 'b']);
  });

  test('reverses the order', () => {
    const runs = ['1', '2', '10'].map((folder): ListedRun => ({ folder, status: 'completed', epochs: 1 }));
    expect(sortRuns(runs, orderBy('name'), true).map(({ folder }) => folder)).toEqual(['10', '2', '1']);
  });

  test('refuses an unknown field', () => {
    expect(() => orderBy('size')).toThrow('--sort names no field of a run (size) — did you mean time?');
  });
});
