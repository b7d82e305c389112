/**
 * Whether a version, such as one that a file names, is later than another. False if one of them is not three numbers.
 *
 * @example
 * ```ts
 * import { isLaterRelease } from '@lenet5/core';
 *
 * console.log(isLaterRelease('0.10.0', '0.9.2')); // true
 * console.log(isLaterRelease('unknown', '0.9.2')); // false
 * ```
 */
export function isLaterRelease(version: string, than: string): boolean {
  const [own, other] = [version, than].map(numbersOf);
  if (!own || !other) return false;
  const index = own.findIndex((value, at) => value !== other[at]);
  return index >= 0 && (own[index] ?? 0) > (other[index] ?? 0);
}

function numbersOf(version: string): number[] | undefined {
  return /^\d{1,9}\.\d{1,9}\.\d{1,9}$/.test(version) ? version.split('.').map(Number) : undefined;
}
