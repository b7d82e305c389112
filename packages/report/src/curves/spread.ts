/**
 * Moves positions apart so that neighbors have a distance of at least `gap`, keep their order, and stay between `low` and
 * `high` if there is enough space. The result has the order of the input.
 */
export function spread(positions: readonly number[], gap: number, low: number, high: number): number[] {
  const order = positions.map((_, i) => i).sort((a, b) => positions[a]! - positions[b]! || a - b);
  const moved = [...positions];
  let above = low - gap;
  for (const i of order) {
    moved[i] = Math.max(moved[i]!, above + gap);
    above = moved[i];
  }
  let below = high + gap;
  for (const i of order.toReversed()) {
    moved[i] = Math.min(moved[i]!, below - gap);
    below = moved[i];
  }
  return moved;
}
