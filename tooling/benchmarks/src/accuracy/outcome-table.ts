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

/** The 97.5 % quantile of Student's t distribution, by its expansion at the normal one (Abramowitz & Stegun 26.7.5). */
export function tQuantile(degrees: number): number {
  const exact = T_QUANTILES[degrees - 1];
  if (exact !== undefined) return exact;
  const z = 1.959964;
  const [z3, z5, z7] = [z ** 3, z ** 5, z ** 7];
  const second = (5 * z5 + 16 * z3 + 3 * z) / (96 * degrees ** 2);
  const third = (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * degrees ** 3);
  return z + (z3 + z) / (4 * degrees) + second + third;
}

/** For 1 to 9 degrees of freedom. */
const T_QUANTILES = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262];

/** Mean, standard error and 95 % confidence interval of the mean, in percent. */
function summary(values: readonly number[]): string {
  const { mean, error } = meanOf(values);
  const reach = tQuantile(values.length - 1) * error;
  return `${percent(mean)} ± ${percent(error)} (95 %: ${percent(mean - reach)} to ${percent(mean + reach)})`;
}

/** A row per seed, and the means of the final accuracies on the scored and on the training images. */
export function outcomeTable(outcomes: readonly Outcome[], engines: readonly EngineName[]): string {
  const seeds = [...new Set(outcomes.map(({ seed }) => seed))];
  const rows = [['seed', ...engines.map((engine) => `${engine}: final, best, training`)]];
  for (const seed of seeds) {
    const ofSeed = outcomes.filter((outcome) => outcome.seed === seed);
    rows.push([
      String(seed),
      ...ofSeed.map((one) => [one.final, one.best, one.training].map(percent).join(', ')),
    ]);
  }
  if (seeds.length > 1) {
    for (const kind of ['final', 'training'] as const) {
      const means = engines.map((engine) => {
        return summary(outcomes.filter((outcome) => outcome.engine === engine).map((one) => one[kind]));
      });
      rows.push([`mean, ${kind}`, ...means]);
    }
  }
  return markdownTable(rows, { align: ['l', ...engines.map(() => 'r')] });
}
