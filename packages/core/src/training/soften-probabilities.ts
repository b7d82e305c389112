/** Bits of a float64, to read and write its exponent. */
const bits = new DataView(new ArrayBuffer(8));

/** Below this, eˣ is less than 2⁻¹⁰²²: 0 beside the other probabilities of a row. */
const LEAST_EXPONENT = -708;

/**
 * The probabilities at a temperature T: `softmax(z / T)` computed from `softmax(z)`, that is p^(1/T) divided by its sum. Uses
 * only operations whose result ECMAScript defines to the last bit, so every host computes the same bits.
 *
 * @param probabilities shape `[count, classes]`
 * @param temperature greater than 0; at 1 the rows stay as they are
 * @returns the same shape
 *
 * @example
 * ```ts
 * import { softenProbabilities } from '@lenet5/core';
 *
 * const softened = softenProbabilities(Float32Array.of(0.8, 0.2), 2, 2);
 * console.log([...softened]); // [ 0.6667, 0.3333 ]
 * ```
 */
export function softenProbabilities(
  probabilities: Float32Array,
  classes: number,
  temperature: number,
): Float32Array {
  if (temperature === 1) return probabilities.slice();
  const softened = new Float32Array(probabilities.length);
  for (let row = 0; row < probabilities.length; row += classes) {
    const powers = Array.from(probabilities.subarray(row, row + classes), (p) => root(p, temperature));
    const sum = powers.reduce((total, power) => total + power, 0);
    for (const [k, power] of powers.entries()) softened[row + k] = power / sum;
  }
  return softened;
}

/** p^(1/T) for p ≥ 0. */
function root(p: number, temperature: number): number {
  return p === 0 ? 0 : exponential(logarithm(p) / temperature);
}

/** ln x for positive normal x: x = 2ᵉ · m, ln m = 2 artanh((m − 1) / (m + 1)) as a power series; m is from √½ to √2. */
function logarithm(x: number): number {
  bits.setFloat64(0, x);
  const high = bits.getUint32(0);
  let e = (high >>> 20) - 1023;
  bits.setUint32(0, (high & 0xfffff) | (1023 << 20));
  let m = bits.getFloat64(0);
  if (m > Math.SQRT2) {
    m /= 2;
    e += 1;
  }
  const s = (m - 1) / (m + 1);
  let series = 0;
  for (let n = 23; n >= 1; n -= 2) series = series * s * s + 1 / n;
  return e * Math.LN2 + 2 * s * series;
}

/** eˣ = 2ⁿ · eʳ with |r| ≤ ln 2 / 2, eʳ as a power series. */
function exponential(x: number): number {
  if (x < LEAST_EXPONENT) return 0;
  const n = Math.round(x / Math.LN2);
  const r = x - n * Math.LN2;
  let series = 1;
  for (let k = 16; k >= 1; k--) series = 1 + (series * r) / k;
  bits.setUint32(0, (n + 1023) << 20);
  bits.setUint32(4, 0);
  return series * bits.getFloat64(0);
}
