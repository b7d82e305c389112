import { NAMED_RECIPES } from '@lenet5/trainer/recipe';
import { describe, expect, test } from 'vitest';
import { captureTerminal } from '../../testing/capture.js';
import { type TrainConfig, withDefaults } from '../train/config/train-config.js';
import type { ListedRun } from './listed-run.js';
import { readColumns, variedOptions } from './option-columns.js';
import { drawRunTable } from './run-table.js';

function run(name: string, options: Partial<TrainConfig> = {}): ListedRun {
  return {
    folder: `runs/${name}`,
    model: 'lenet5',
    config: { ...withDefaults(options) },
    status: 'completed',
    epochs: 10,
    best: { epoch: 9, value: 0.989, metric: 'val_accuracy' },
    seconds: 20,
  };
}

describe('variedOptions(runs)', () => {
  test('are those that differ, in the order of the recipe, without what other columns show', () => {
    const runs = [
      run('1', { learningRate: 0.01, epochs: 5, seed: 7 }),
      run('2', { batchSize: 64, seed: 7, threads: 1 }),
    ];
    expect(variedOptions(runs)).toEqual(['batchSize', 'learningRate']);
  });

  test('are those that differ from the defaults for a single run', () => {
    expect(variedOptions([run('1', { learningRate: 0.01 })])).toEqual(['learningRate']);
    expect(variedOptions([run('1')])).toEqual([]);
  });

  test('do not repeat what a named recipe implies', () => {
    const best = run('2', { recipe: 'best', ...NAMED_RECIPES.best.options, rotation: 3 });
    expect(variedOptions([run('1'), best])).toEqual(['recipe', 'rotation']);
  });

  test('do not include those of a run that could not be read', () => {
    expect(variedOptions([run('1'), { folder: 'x', status: 'damaged', epochs: 0 }])).toEqual([]);
  });
});

describe('drawRunTable(runs, options, terminal)', () => {
  const runs = [
    run('1', { learningRate: 0.01 }),
    run('2', { data: '/sets/letters' }),
    { folder: 'runs/3', status: 'damaged', epochs: 0 } as const,
  ];

  test('has a column per option', () => {
    const { terminal } = captureTerminal({ columns: 120 });
    const { lines, hidden } = drawRunTable(runs, variedOptions(runs), terminal);
    expect(hidden).toEqual([]);
    expect(lines.map((line) => line.split(/ {2,}/))).toEqual([
      ['run', 'best', 'in epoch', 'epochs', 'data', 'learning-rate', 'time', 'engine', 'status'],
      ['runs/1', '98.90 %', '9', '10', 'bundled', '0.01', '20.0 s', '-', 'completed'],
      ['runs/2', '98.90 %', '9', '10', 'letters', '0.001', '20.0 s', '-', 'completed'],
      ['runs/3', '-', '-', '0', '-', '-', '-', '-', 'damaged'],
    ]);
  });

  test.each([30, 44, 60, 80])('fits %i columns, and names the options that it leaves out', (columns) => {
    const { terminal } = captureTerminal({ columns });
    const options = ['data', 'learningRate', 'batchSize'];
    const { lines, hidden } = drawRunTable(runs, options, terminal);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(columns);
    const shown = (lines[0] ?? '').split(/ {2,}/);
    expect(['data', 'learning-rate', 'batch-size'].filter((name) => !shown.includes(name))).toEqual(hidden);
    expect(shown).toEqual(expect.arrayContaining(['run', 'best', 'status']));
  });
});

describe('readColumns(names)', () => {
  test('takes the flags of train without dashes', () => {
    expect(readColumns('seed, batch-size')).toEqual(['seed', 'batchSize']);
  });

  test.each([
    ['lr', '--columns names no option of train (lr) — did you mean learning-rate?'],
    [',', '--columns is empty — use names such as'],
  ])('refuses %s', (text, message) => {
    expect(() => readColumns(text)).toThrow(message);
  });
});
