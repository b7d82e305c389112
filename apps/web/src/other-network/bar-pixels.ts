/** Height of the bars, in pixels. */
const ROWS = 32;

/**
 * Units as bars, one column of pixels per unit, from the bottom up: 1 where the bar of a positive value is, −1 for a negative one.
 *
 * @param largest the magnitude of a full bar
 * @returns row-major, `[32, units]`
 */
export function barPixels(units: ArrayLike<number>, largest: number): Float32Array {
  const pixels = new Float32Array(ROWS * units.length);
  for (let unit = 0; unit < units.length; unit++) {
    const value = units[unit] ?? 0;
    const height = largest > 0 ? Math.round((ROWS * Math.abs(value)) / largest) : 0;
    for (let row = ROWS - height; row < ROWS; row++) pixels[row * units.length + unit] = Math.sign(value);
  }
  return pixels;
}
