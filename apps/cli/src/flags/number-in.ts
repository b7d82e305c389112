import { checkOption, type NumberSpec } from '@lenet5/core';
import { UsageError } from '../errors/usage-error.js';

const DECIMAL = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Creates the reader of an option whose value is a number.
 *
 * @param name the option as the user writes it.
 * @param spec the valid numbers. The reader throws {@link UsageError} on any other value.
 */
export function numberIn(name: string, spec: NumberSpec): (text: string) => number {
  return (text) => {
    const value = DECIMAL.test(text) ? Number(text) : text;
    const report = checkOption(name, spec, value);
    if (report) throw new UsageError(report);
    return Number(value);
  };
}
