/** A JSON object: not an array, not null. */
export type JsonObject = { readonly [key: string]: unknown };

/**
 * Whether `value` is a JSON object.
 *
 * @example
 * ```ts
 * import { isJsonObject } from '@lenet5/core';
 *
 * const value: unknown = JSON.parse('{ "epochs": 10 }');
 * console.log(isJsonObject(value) && value.epochs); // 10
 * console.log(isJsonObject([])); // false
 * ```
 */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
