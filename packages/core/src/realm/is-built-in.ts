/** The built-in classes that {@link isBuiltIn} recognizes, by name. */
export interface BuiltIns {
  readonly AbortSignal: AbortSignal;
  readonly ArrayBuffer: ArrayBuffer;
  readonly Float32Array: Float32Array<ArrayBuffer>;
  readonly URL: URL;
  readonly Uint32Array: Uint32Array<ArrayBuffer>;
  readonly Uint16Array: Uint16Array<ArrayBuffer>;
  readonly Uint8Array: Uint8Array<ArrayBuffer>;
  readonly Uint8ClampedArray: Uint8ClampedArray<ArrayBuffer>;
}

/**
 * Whether a value is an instance of a built-in class. Unlike `instanceof`, this also recognizes an instance of another
 * realm: of another window, or of the context in which Jest or jsdom runs a test.
 *
 * @example
 * ```ts
 * import { isBuiltIn } from '@lenet5/core';
 *
 * const pixels: unknown = new Uint8Array(784);
 * console.log(isBuiltIn(pixels, 'Uint8Array') && pixels.length); // 784
 * console.log(isBuiltIn(pixels, 'Float32Array')); // false
 * ```
 */
export function isBuiltIn<Name extends keyof BuiltIns>(value: unknown, name: Name): value is BuiltIns[Name] {
  return Object.prototype.toString.call(value) === `[object ${name}]`;
}
