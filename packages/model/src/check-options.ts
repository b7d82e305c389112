import { OptionsError } from './errors/options-error.js';

/**
 * Makes sure that options are an object of known names: `lenet5(7)` and `lenet5({ sede: 7 })` would else quietly take
 * every default.
 * @param call the function they were given to
 * @param names of its options
 * @param example of such options
 * @throws OptionsError
 */
export function checkOptions(
  call: string,
  options: unknown,
  names: readonly string[],
  example: string,
): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new OptionsError(call, typeof options === 'string' ? `'${options}'` : String(options), example);
  }
  const unknown = Object.keys(options).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new OptionsError(call, `no option is called ${unknown}`, example);
}
