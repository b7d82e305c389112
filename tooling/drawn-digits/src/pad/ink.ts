import { IMAGE_SIZE } from '@lenet5/mnist';

/** Ink pixels along the side of a cell of the 28×28 grid. */
export const INK_PER_CELL = 4;

/** Ink pixels along the side of the pad. */
export const INK_SIZE: number = IMAGE_SIZE * INK_PER_CELL;

/** A point on the pad, in ink pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Draws or erases a straight stroke with antialiased edges. Two equal ends make a dot.
 *
 * @param ink Shape `[INK_SIZE, INK_SIZE]`, or any other square; 0 (paper) to 255 (ink).
 * @param pen The radius, in ink pixels.
 * @returns New ink of the same shape.
 */
export function stroke(ink: Uint8Array, from: Point, to: Point, erase: boolean, pen: number): Uint8Array {
  const size = Math.sqrt(ink.length);
  const result = ink.slice();
  const [left, right] = [Math.min(from.x, to.x) - pen - 1, Math.max(from.x, to.x) + pen + 1];
  const [top, bottom] = [Math.min(from.y, to.y) - pen - 1, Math.max(from.y, to.y) + pen + 1];
  const clamp = (value: number): number => Math.max(0, Math.min(size, Math.floor(value)));
  for (let y = clamp(top); y < clamp(bottom + 1); y++) {
    for (let x = clamp(left); x < clamp(right + 1); x++) {
      const cover = Math.max(0, Math.min(1, pen + 0.5 - distance({ x: x + 0.5, y: y + 0.5 }, from, to)));
      const at = y * size + x;
      const value = Math.round(255 * cover);
      result[at] = erase ? Math.min(result[at]!, 255 - value) : Math.max(result[at]!, value);
    }
  }
  return result;
}

/** The distance from a point to a line segment. */
function distance(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length > 0 ? ((point.x - from.x) * dx + (point.y - from.y) * dy) / length : 0;
  const t = Math.max(0, Math.min(1, along));
  const [awayX, awayY] = [point.x - from.x - t * dx, point.y - from.y - t * dy];
  return Math.sqrt(awayX * awayX + awayY * awayY);
}

/** The center of a cell of the 28×28 grid. */
export function cellCenter(column: number, row: number): Point {
  return { x: (column + 0.5) * INK_PER_CELL, y: (row + 0.5) * INK_PER_CELL };
}

/** Converts pixels of shape `[28, 28]` to ink: each pixel becomes a block. */
export function inkFromPixels(pixels: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: INK_SIZE ** 2 }, (_, i) => {
    const row = Math.floor(i / INK_SIZE / INK_PER_CELL);
    const column = Math.floor((i % INK_SIZE) / INK_PER_CELL);
    return pixels[row * IMAGE_SIZE + column]!;
  });
}
