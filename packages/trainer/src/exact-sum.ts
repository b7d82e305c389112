/** 2⁻³²: far below what a float32 loss resolves, and so coarse that sums up to two million stay exact in float64. */
const GRID = 2 ** -32;

/**
 * Rounds a step's loss to a grid on which float64 sums are exact, so that an epoch's sum does not depend on where its
 * spans end.
 */
export function onExactGrid(loss: number): number {
  return Math.round(loss / GRID) * GRID;
}
