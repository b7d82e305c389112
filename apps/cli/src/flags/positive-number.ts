import { UsageError } from '../errors/usage-error.js';

const DECIMAL = /^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Makes the reader of a flag that takes a number above 0 and up to `max`; throws {@link UsageError}. */
export function positiveNumber(flag: string, max: number): (text: string) => number {
  return (text) => {
    const value = DECIMAL.test(text) ? Number(text) : Number.NaN;
    if (value > 0 && value <= max) return value;
    throw new UsageError(
      `${flag} ${text} is not allowed — give a number above 0 and up to ${max}, such as 0.001`,
    );
  };
}
