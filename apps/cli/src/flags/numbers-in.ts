import type { NumberSpec } from '@lenet5/core';
import { numberIn } from './number-in.js';

/**
 * Creates the reader of an option whose value is a list of numbers: `2,1`.
 *
 * @param name the option as the user writes it.
 * @param spec the valid numbers. The reader throws `UsageError` on any other value.
 */
export function numbersIn(name: string, spec: NumberSpec): (text: string) => readonly number[] {
  const read = numberIn(name, spec);
  return (text) => text.split(',').map((part) => read(part.trim()));
}
