/** The built-in type of a value (`Uint8Array`, `Array`, `Null`), also of one that another realm or worker made. */
export function typeName(value: unknown): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1);
}
