/** Numbers from 0 to 1 that depend on the seed only (xorshift32), so that the moments of faults can be repeated. */
export function moments(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}
