import { describeValues } from '@lenet5/core';
import { InvalidArgumentError } from './invalid-argument-error.js';

/** Throws `InvalidArgumentError` unless `value` is an integer from `lowest` to `highest`. */
export function checkInteger(
  argument: string,
  value: number,
  lowest: number,
  highest: number = Infinity,
): void {
  if (Number.isSafeInteger(value) && value >= lowest && value <= highest) return;
  const range = { type: 'integer', min: lowest, ...(highest < Infinity && { max: highest }) } as const;
  throw new InvalidArgumentError(argument, 'is invalid', String(value), `use ${describeValues(range)}`);
}
