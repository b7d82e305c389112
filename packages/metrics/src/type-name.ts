/** The built-in type of a value (`Uint8Array`, `Array`, `Null`), including values of another realm such as a frame. */
export function typeName(value: unknown): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1);
}
