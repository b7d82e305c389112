/** The digits whose features are nearest to those of another one, the nearest first. */
export function nearestDigits(
  features: Float32Array,
  to: ArrayLike<number>,
  count: number,
): readonly number[] {
  const size = to.length;
  const distances = Float64Array.from({ length: features.length / size }, (_, digit) => {
    let sum = 0;
    for (let i = 0; i < size; i++) sum += (features[digit * size + i]! - to[i]!) ** 2;
    return sum;
  });
  return [...distances.keys()].sort((a, b) => distances[a]! - distances[b]!).slice(0, count);
}
