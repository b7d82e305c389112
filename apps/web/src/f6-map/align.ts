import type { F6Map } from '../analysis/api.js';

/**
 * Rotates a map, and mirrors it if that is closer, so that its points are as near as possible to those of an earlier map
 * (orthogonal Procrustes problem). The axes of a principal component analysis have no sign and can trade places from one network to the next; without this,
 * the points would jump.
 *
 * @param points The points of the earlier map, shape `[count, 2]`, of the same digits.
 */
export function alignMap(map: F6Map, points: Float32Array): F6Map {
  if (points.length !== map.points.length) return map;
  const rotation = fit(map.points, points, 1);
  const mirrored = fit(map.points, points, -1);
  const { cosine, sine, mirror } = mirrored.size > rotation.size ? mirrored : rotation;
  const turned = new Float32Array(points.length);
  for (let at = 0; at < turned.length; at += 2) {
    const [x, y] = [map.points[at]!, mirror * map.points[at + 1]!];
    turned[at] = cosine * x - sine * y;
    turned[at + 1] = sine * x + cosine * y;
  }
  const [first, second] = map.plane.axes;
  const axes = [
    first.map((value, i) => cosine * value - sine * mirror * second[i]!),
    first.map((value, i) => sine * value + cosine * mirror * second[i]!),
  ] as const;
  return { ...map, points: turned, plane: { ...map.plane, axes } };
}

/** The best rotation after an optional mirroring, and how well it fits. */
function fit(
  from: Float32Array,
  to: Float32Array,
  mirror: 1 | -1,
): { readonly cosine: number; readonly sine: number; readonly size: number; readonly mirror: 1 | -1 } {
  let [along, across] = [0, 0];
  for (let at = 0; at < from.length; at += 2) {
    const [x, y] = [from[at]!, mirror * from[at + 1]!];
    along += x * to[at]! + y * to[at + 1]!;
    across += x * to[at + 1]! - y * to[at]!;
  }
  const size = Math.hypot(along, across) || 1;
  return { cosine: along / size, sine: across / size, size, mirror };
}
