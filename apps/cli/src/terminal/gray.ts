/** The gray ramp of the 256-color palette: 24 steps from nearly black (232) to nearly white (255). */
const DARKEST = 232;
const STEPS = 24;

/** The code of the gray nearest to `value`, 0 (black) to 255 (white). */
export function grayCode(value: number): number {
  return DARKEST + Math.min(STEPS - 1, Math.floor((value / 256) * STEPS));
}
