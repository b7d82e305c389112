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

/** A sentence that says how many threads training can use, and why. */
export function threadsSentence(): string {
  const cores = navigator.hardwareConcurrency ?? 1;
  if (canShareMemory()) {
    return cores > 1
      ? `The page is cross-origin isolated, so the compiled engine can use up to ${cores} cores.`
      : 'The page is cross-origin isolated, but this computer has one core.';
  }
  return `The page is not cross-origin isolated, so threads cannot share memory: training uses one of ${cores} cores and takes up to ${cores} times as long.`;
}
