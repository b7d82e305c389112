import type { OptionProblem } from './invalid-option-error.js';

/** Says what a value should have been, or nothing where it is right. */
export type Check = (value: unknown) => string | undefined;

/** Whether a value is an object with fields: neither null nor an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A whole number, both ends included. */
export const whole =
  (min: number, max: number): Check =>
  (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
      ? undefined
      : `a whole number from ${min} to ${max}`;

/** A finite number above 0. */
export const positive: Check = (value) =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? undefined : 'a number above 0';

/** A finite number of at least 0. */
export const notNegative: Check = (value) =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? undefined : 'a number of 0 or more';

/** A number from 0 to 1; `below` leaves the 1 out. */
export const share =
  (end: 'to' | 'below'): Check =>
  (value) =>
    typeof value === 'number' && value >= 0 && (end === 'to' ? value <= 1 : value < 1)
      ? undefined
      : `a number from 0 to ${end === 'to' ? '1' : 'below 1'}`;

/** One of a few words. */
export const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && words.includes(value)
      ? undefined
      : `one of ${words.map((word) => `'${word}'`).join(', ')}`;

/** The name of an engine. */
export const engineName: Check = oneOf('auto', 'compiled', 'tfjs');

/** True or false. */
export const flag: Check = (value) => (typeof value === 'boolean' ? undefined : 'true or false');

/** For a field that is checked elsewhere, or needs no check: its name is a known one. */
export const checkedElsewhere: Check = () => undefined;

/** Either of two checks. */
export const either =
  (first: Check, second: Check): Check =>
  (value) => {
    const wanted = first(value);
    return wanted === undefined || second(value) === undefined ? undefined : `${wanted}, or ${second(value)}`;
  };

/**
 * Holds the fields of an object to their checks; a field that is undefined is left to its default, a field without a
 * check is a misspelling.
 *
 * @param path The object's own name, put before those of its fields; empty for the options themselves.
 */
export function checkFields(
  path: string,
  fields: object,
  checks: Readonly<Record<string, Check>>,
): OptionProblem[] {
  const named = (name: string) => (path === '' ? name : `${path}.${name}`);
  const problems: OptionProblem[] = [];
  for (const [name, found] of Object.entries(fields)) {
    if (found === undefined) continue;
    const known = Object.hasOwn(checks, name) ? checks[name] : undefined;
    const wanted = known ? known(found) : `one of the known options: ${Object.keys(checks).join(', ')}`;
    if (wanted !== undefined) problems.push({ option: named(name), found, wanted });
  }
  return problems;
}
