import { describeValues, type OptionSpec } from '@lenet5/core';
import { UsageError } from '../../errors/usage-error.js';
import type { ListedRun } from './listed-run.js';
import { type FieldValue, findField } from './run-fields.js';

/** Decides whether a run is listed. */
export type RunFilter = (run: ListedRun) => boolean;

/** Compares the value of a run with that of a filter: negative, 0 or positive; NaN if they cannot be compared. */
function compare(value: FieldValue, wanted: string): number {
  if (value === undefined) return Number.NaN;
  if (typeof value === 'number') return value - Number(wanted);
  return value < wanted ? -1 : Number(value > wanted);
}

/** Whether a value equals the wanted one. In a wanted text, `*` matches any characters. `-` matches an absent value. */
function matches(value: FieldValue, wanted: string): boolean {
  if (value === undefined) return wanted === '-';
  if (typeof value === 'number') return value === Number(wanted);
  const pattern = wanted.split('*').map((part) => part.replace(/[$()+.?[\\\]^{|}]/g, '\\$&'));
  return new RegExp(`^${pattern.join('.*')}$`, 's').test(value);
}

const OPERATORS: Readonly<Record<string, (value: FieldValue, wanted: string) => boolean>> = {
  '<=': (value, wanted) => compare(value, wanted) <= 0,
  '>=': (value, wanted) => compare(value, wanted) >= 0,
  '!=': (value, wanted) => !matches(value, wanted),
  '=': matches,
  '<': (value, wanted) => compare(value, wanted) < 0,
  '>': (value, wanted) => compare(value, wanted) > 0,
};

const EXPRESSION = /^\s*([\w-]+?)\s*(<=|>=|!=|=|<|>)\s*(.*?)\s*$/s;

/** Whether a field can have this value, so that a condition with it can be met. A bound may lie outside the range of a number. */
function isPossible(spec: OptionSpec, wanted: string): boolean {
  if (wanted === '-') return true;
  if (spec.type === 'choice') return wanted.includes('*') || spec.choices.includes(wanted);
  if (spec.type !== 'number' && spec.type !== 'integer') return true;
  return wanted === spec.or || !Number.isNaN(Number(wanted));
}

/** Reads a condition: `learning-rate<=0.01`, `status=completed`, `data=*emnist*`. Throws UsageError. */
export function parseFilter(text: string): RunFilter {
  const [, name = '', operator = '', wanted = ''] = EXPRESSION.exec(text) ?? [];
  const test = OPERATORS[operator];
  if (!test || wanted === '') {
    throw new UsageError({
      problem: '--filter is not a condition',
      found: text,
      remedy: "use a field, an operator (= != < <= > >=) and a value in quotes, such as 'best>=0.98'",
    });
  }
  const { read, spec } = findField(name, '--filter');
  if (spec && !isPossible(spec, wanted)) {
    throw new UsageError({
      problem: `--filter compares ${name} with a value that it cannot have`,
      found: wanted,
      remedy: `use ${describeValues(spec)}`,
    });
  }
  return (run) => test(read(run), wanted);
}

/** Reads the values of `--filter`: a run must meet all of them. */
export function readFilters(text: string, before: readonly RunFilter[] = []): readonly RunFilter[] {
  return [...before, parseFilter(text)];
}
