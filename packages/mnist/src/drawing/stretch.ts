const INK = 255;
/** Below this share of the peak is a stroke's soft edge. */
const EDGE = 0.25;
/** In MNIST's digits a quarter of the other pixels and more are full ink. */
const FULL_FROM = 0.75;

/**
 * Stretches values from 0 up to bytes so that, as in MNIST's digits, a quarter of the inked pixels are full ink: a
 * thin pen's line, which fades as it is scaled down, becomes as dark as a thick one's.
 */
export function stretch(values: Float64Array): Uint8Array {
  const peak = values.reduce((most, value) => Math.max(most, value), 0);
  const inked = values.filter((value) => value > EDGE * peak).sort();
  const full = inked[Math.floor(inked.length * FULL_FROM)] ?? 1;
  return Uint8Array.from(values, (value) => Math.round(INK * Math.min(1, value / full)));
}
