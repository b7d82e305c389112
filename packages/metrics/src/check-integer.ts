import { InvalidArgumentError } from './invalid-argument-error.js';

/** Throws `InvalidArgumentError` unless `value` is an integer from `lowest` to `highest`. */
export function checkInteger(
  argument: string,
  value: number,
  lowest: number,
  highest: number = Infinity,
): void {
  if (Number.isSafeInteger(value) && value >= lowest && value <= highest) return;
  const range = highest === Infinity ? `of at least ${lowest}` : `from ${lowest} to ${highest}`;
  throw new InvalidArgumentError(argument, 'is invalid', String(value), `pass an integer ${range}`);
}
