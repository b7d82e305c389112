import { UsageError } from '../errors/usage-error.js';

/** Makes the reader of a flag that takes a whole number from `min` to `max`; throws {@link UsageError}. */
export function wholeNumber(flag: string, min: number, max: number): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    throw new UsageError(`${flag} ${text} is not allowed — give a whole number from ${min} to ${max}`);
  };
}
