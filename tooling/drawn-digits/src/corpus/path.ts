import type { Point } from '../pad/ink.js';

/** Straight pieces of a curve. */
const PIECES = 16;

/**
 * Flattens the path of a glyph: `M x y` starts a stroke, `L x y` adds a line, `C x1 y1 x2 y2 x y` a cubic Bézier curve, in
 * absolute coordinates, as in SVG. Uses only sums and products, so every engine gets the same points.
 *
 * @returns One list of points per stroke.
 */
export function flattenPath(path: string): Point[][] {
  const strokes: Point[][] = [];
  for (const [, command, numbers = ''] of path.matchAll(/([MLC])([^MLC]*)/g)) {
    const values = numbers
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    const points = Array.from({ length: values.length / 2 }, (_, i) => ({
      x: values[2 * i]!,
      y: values[2 * i + 1]!,
    }));
    const last = strokes.at(-1);
    if (command === 'M') strokes.push([...points]);
    else if (command === 'L') last?.push(...points);
    else
      for (let i = 0; i + 2 < points.length; i += 3)
        last?.push(...curve(last.at(-1)!, points.slice(i, i + 3)));
  }
  return strokes;
}

/** The points of a cubic Bézier curve after its start. */
function curve(start: Point, [first, second, end]: readonly Point[]): Point[] {
  return Array.from({ length: PIECES }, (_, i) => {
    const t = (i + 1) / PIECES;
    const s = 1 - t;
    const mix = (a: number, b: number, c: number, d: number): number =>
      s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
    return {
      x: mix(start.x, first!.x, second!.x, end!.x),
      y: mix(start.y, first!.y, second!.y, end!.y),
    };
  });
}

/** Points at most `spacing` apart along a polyline: where a pointer reports its position. */
export function resamplePath(points: readonly Point[], spacing: number): Point[] {
  return points.flatMap((point, i) => {
    const before = points[i - 1];
    if (!before) return [point];
    const [dx, dy] = [point.x - before.x, point.y - before.y];
    const pieces = Math.max(1, Math.ceil(Math.sqrt(dx * dx + dy * dy) / spacing));
    return Array.from({ length: pieces }, (_, piece) => {
      const t = (piece + 1) / pieces;
      return { x: before.x + t * dx, y: before.y + t * dy };
    });
  });
}
