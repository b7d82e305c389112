import { formatValue, nearestName } from '@lenet5/core';
import { OptionsError } from './errors/options-error.js';

/**
 * Checks that options are an object with known names. Without this check, `lenet5(7)` and `lenet5({ sede: 7 })` would
 * silently use the defaults.
 * @param call the function that was called
 * @param names names of its options
 * @param example valid options, for the error message
 * @throws OptionsError
 */
export function checkOptions(
  call: string,
  options: unknown,
  names: readonly string[],
  example: string,
): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new OptionsError(call, formatValue(options), example);
  }
  const unknown = Object.keys(options).find((name) => !names.includes(name));
  if (unknown === undefined) return;
  const nearest = nearestName(unknown, names);
  const remedy = nearest === undefined ? undefined : `did you mean ${nearest}?`;
  throw new OptionsError(call, `unknown option ${unknown}`, example, remedy);
}
