/** A JSON object: not an array, not null. */
export type JsonObject = { readonly [key: string]: unknown };

/** Whether `value` is a JSON object. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
