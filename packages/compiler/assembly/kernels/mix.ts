/** 2³² / φ, rounded to an odd number: spreads adjacent counters far apart. */
export const GOLDEN_RATIO: i32 = <i32>0x9e3779b1;

/** A bijection of 32-bit words that mixes every bit into every other (Wellons' lowbias32). */
export function mix(word: u32): u32 {
  word ^= word >> 16;
  word *= 0x7feb352d;
  word ^= word >> 15;
  word *= 0x846ca68b;
  return word ^ (word >> 16);
}
