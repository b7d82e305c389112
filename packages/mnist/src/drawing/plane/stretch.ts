const INK = 255;
/** Values below this fraction of the peak are soft edges. */
const EDGE = 0.25;
/** In MNIST's digits at least a quarter of the inked pixels are full ink. */
const FULL_FROM = 0.75;

/**
 * Stretches the contrast of values from 0 so that a quarter of the inked pixels are full ink, as in MNIST's digits. The lines
 * of a thin pen, which fade when scaled down, become as dark as those of a thick pen.
 *
 * @returns Values from 0 (paper) to 255 (ink).
 */
export function stretch(values: Float64Array): Uint8Array {
  const peak = values.reduce((most, value) => Math.max(most, value), 0);
  const inked = values.filter((value) => value > EDGE * peak).sort();
  const full = inked[Math.floor(inked.length * FULL_FROM)] ?? 1;
  return Uint8Array.from(values, (value) => Math.round(INK * Math.min(1, value / full)));
}
