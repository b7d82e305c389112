/** A WebAssembly module with one function that adds two vectors: valid only where SIMD is supported. */
const SIMD = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0],
  ...[10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
);

/** Whether the browser supports WebAssembly SIMD, which training needs. */
export function hasSimd(): boolean {
  return typeof WebAssembly === 'object' && WebAssembly.validate(SIMD);
}

/** Whether the page can share memory between threads. */
export function canShareMemory(): boolean {
  return globalThis.crossOriginIsolated === true && typeof SharedArrayBuffer === 'function';
}

/** The cores that training can use: one, because the computer has no more; one, because threads cannot share memory; or all. */
export function usableCores(): 'one' | 'one-of-several' | 'all' {
  if ((navigator.hardwareConcurrency ?? 1) === 1) return 'one';
  return canShareMemory() ? 'all' : 'one-of-several';
}
