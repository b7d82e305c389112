import type { EngineName } from '@lenet5/trainer';
import { markdownTable } from 'markdown-table';
import type { Outcome } from './train-once.js';

/** A fraction in percent with two decimals. */
export const percent = (value: number): string => (100 * value).toFixed(2);

/** Mean and standard error of the mean of at least two values. */
function meanOf(values: readonly number[]): { mean: number; error: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (values.length - 1) / values.length) };
}

/** A row per seed, and the mean of the final accuracies. */
export function outcomeTable(outcomes: readonly Outcome[], engines: readonly EngineName[]): string {
  const seeds = [...new Set(outcomes.map(({ seed }) => seed))];
  const rows = [['seed', ...engines.map((engine) => `${engine}: final, best`)]];
  for (const seed of seeds) {
    const ofSeed = outcomes.filter((outcome) => outcome.seed === seed);
    rows.push([String(seed), ...ofSeed.map(({ final, best }) => `${percent(final)}, ${percent(best)}`)]);
  }
  if (seeds.length > 1) {
    const means = engines.map((engine) =>
      meanOf(outcomes.filter((outcome) => outcome.engine === engine).map(({ final }) => final)),
    );
    rows.push(['mean', ...means.map(({ mean, error }) => `${percent(mean)} ± ${percent(error)}`)]);
  }
  return markdownTable(rows, { align: ['l', ...engines.map(() => 'r')] });
}
