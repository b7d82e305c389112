/** 2⁻³²: far below the resolution of a float32 loss, and coarse enough that sums up to 2²¹ are exact in float64. */
const GRID = 2 ** -32;

/**
 * Rounds the loss of a step to a grid on which float64 sums are exact, so the sum of an epoch does not depend on where
 * its spans end.
 */
export function onExactGrid(loss: number): number {
  return Math.round(loss / GRID) * GRID;
}
