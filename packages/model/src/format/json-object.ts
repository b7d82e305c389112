/** A JSON object: not an array, not null. */
export type JsonObject = { readonly [key: string]: unknown };

/** Tells a JSON object from everything else that JSON can hold. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
