import { invalidOption, type OptionProblem } from './option-problem.js';
import type { NumberSpec, OptionSpec } from './option-spec.js';

/**
 * Checks the value of an option.
 *
 * @param name The option as the caller writes it: `batchSize`, `--batch-size`.
 * @returns What is wrong, or undefined if the value is valid. Every package reports an invalid option in these words.
 *
 * @example
 * ```ts
 * import { BATCH_SIZE, checkOption } from '@lenet5/core';
 *
 * console.log(checkOption('batchSize', BATCH_SIZE, 32)); // undefined
 * console.log(checkOption('batchSize', BATCH_SIZE, 0)?.remedy); // use an integer from 1 to 65536
 * ```
 */
export function checkOption(name: string, spec: OptionSpec, value: unknown): OptionProblem | undefined {
  return accepts(spec, value) ? undefined : invalidOption(name, value, describeValues(spec));
}

/**
 * Describes the values that a spec accepts as a noun phrase: `an integer from 1 to 65536`.
 *
 * @example
 * ```ts
 * import { describeValues, LABEL_SMOOTHING, OPTIMIZER } from '@lenet5/core';
 *
 * console.log(describeValues(OPTIMIZER)); // adam, adamw, sgd, rmsprop or sdlm
 * console.log(describeValues(LABEL_SMOOTHING)); // a number from 0 to less than 1
 * ```
 */
export function describeValues(spec: OptionSpec): string {
  if (spec.type === 'custom') return spec.expected;
  if (spec.type === 'choice') return listWords(spec.choices);
  if (spec.type === 'boolean') return 'true or false';
  return listWords([describeRange(spec), ...(spec.or === undefined ? [] : [spec.or])]);
}

function accepts(spec: OptionSpec, value: unknown): boolean {
  if (spec.type === 'custom') return spec.accepts(value);
  if (spec.type === 'choice') return spec.choices.some((choice) => choice === value);
  if (spec.type === 'boolean') return typeof value === 'boolean';
  if (typeof value !== 'number') return spec.or !== undefined && value === spec.or;
  const { min = -Infinity, above = -Infinity, max = Infinity, below = Infinity } = spec;
  const isInRange = value >= min && value > above && value <= max && value < below;
  return isInRange && (spec.type === 'number' || Number.isInteger(value));
}

function describeRange({ type, min, above, max, below }: NumberSpec): string {
  const noun = type === 'integer' ? 'an integer' : 'a number';
  const upper = below === undefined ? max : `less than ${below}`;
  if (min !== undefined && upper !== undefined) return `${noun} from ${min} to ${upper}`;
  const named = { 'of at least': min, 'greater than': above, 'at most': max, 'less than': below };
  const bounds = Object.entries(named).flatMap(([words, bound]) =>
    bound === undefined ? [] : [`${words} ${bound}`],
  );
  return `${noun} ${bounds.join(' and ')}`.trim();
}

/** `adam, sgd or sdlm` */
function listWords(words: readonly string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : (words[0] ?? '');
}
