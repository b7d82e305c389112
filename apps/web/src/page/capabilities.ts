/** A module of one function that adds two vectors: it is valid where WebAssembly has SIMD. */
const SIMD = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0],
  ...[10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
);

/** Whether WebAssembly has SIMD here, which training needs. */
export function hasSimd(): boolean {
  return typeof WebAssembly === 'object' && WebAssembly.validate(SIMD);
}

/** Whether the page may share memory between threads. */
export function canShareMemory(): boolean {
  return globalThis.crossOriginIsolated === true && typeof SharedArrayBuffer === 'function';
}

/** How many threads training asks for: as many as help where they may share memory. */
export function threadsToTake(): 'auto' | 1 {
  return canShareMemory() ? 'auto' : 1;
}

/** Why training takes as many threads as it does, in one sentence. */
export function threadsSentence(): string {
  const cores = navigator.hardwareConcurrency ?? 1;
  if (canShareMemory()) {
    return cores > 1
      ? `The page is cross-origin isolated: the compiled engine may share memory between ${cores} cores.`
      : 'The page is cross-origin isolated, but this computer offers one core.';
  }
  return `The page is not cross-origin isolated, so threads may not share memory: training takes one of ${cores} cores and up to ${cores} times as long.`;
}
