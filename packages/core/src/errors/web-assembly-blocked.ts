import type { ErrorReport } from './lenet-error.js';

/**
 * The report of an error for a page whose content security policy forbids WebAssembly. Packages with different error
 * codes share its words.
 *
 * @param cause the error of `WebAssembly.compile()`
 *
 * @example
 * ```ts
 * import { formatReport, webAssemblyBlocked } from '@lenet5/core';
 *
 * const report = webAssemblyBlocked(new Error('unsafe-eval is not allowed'));
 * console.log(formatReport(report)); // this page is not allowed to compile WebAssembly (unsafe-eval …
 * ```
 */
export function webAssemblyBlocked(cause: unknown): ErrorReport {
  return {
    problem: 'this page is not allowed to compile WebAssembly',
    found: String(Object(cause).message),
    remedy: "add 'wasm-unsafe-eval' to script-src of its content security policy",
    cause,
  };
}
