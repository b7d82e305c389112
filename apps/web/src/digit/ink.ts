/** Rows and columns of the pad's ink: each of the 28×28 cells is 4×4 of its pixels. */
export const INK_SIZE = 112;

/** Ink pixels along a cell. */
export const INK_PER_CELL = 4;

/** Half the width of the pen, in ink pixels. */
const PEN = 5;

/** A place on the pad, in ink pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The ink after a straight stroke of the pen (or of the eraser), edges antialiased; a dot where both ends are one. */
export function stroke(
  ink: Uint8Array,
  from: Place,
  to: Place,
  erase = false,
  pen: number = PEN,
): Uint8Array {
  const result = Uint8Array.from(ink);
  const [left, right] = [Math.min(from.x, to.x) - pen - 1, Math.max(from.x, to.x) + pen + 1];
  const [top, bottom] = [Math.min(from.y, to.y) - pen - 1, Math.max(from.y, to.y) + pen + 1];
  const clamp = (value: number): number => Math.max(0, Math.min(INK_SIZE, Math.floor(value)));
  for (let y = clamp(top); y < clamp(bottom + 1); y++) {
    for (let x = clamp(left); x < clamp(right + 1); x++) {
      const cover = Math.max(0, Math.min(1, pen + 0.5 - distance({ x: x + 0.5, y: y + 0.5 }, from, to)));
      const at = y * INK_SIZE + x;
      const value = Math.round(255 * cover);
      result[at] = erase ? Math.min(result[at]!, 255 - value) : Math.max(result[at]!, value);
    }
  }
  return result;
}

/** From a place to the nearest of a line. */
function distance(place: Place, from: Place, to: Place): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length > 0 ? ((place.x - from.x) * dx + (place.y - from.y) * dy) / length : 0;
  const t = Math.max(0, Math.min(1, along));
  return Math.hypot(place.x - from.x - t * dx, place.y - from.y - t * dy);
}

/** The middle of a cell of the 28×28 grid. */
export function cellCentre(column: number, row: number): Place {
  return { x: (column + 0.5) * INK_PER_CELL, y: (row + 0.5) * INK_PER_CELL };
}

/** 28×28 pixels as ink, a block each. */
export function inkFromPixels(pixels: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: INK_SIZE ** 2 }, (_, i) => {
    const row = Math.floor(i / INK_SIZE / INK_PER_CELL);
    const column = Math.floor((i % INK_SIZE) / INK_PER_CELL);
    return pixels[row * 28 + column]!;
  });
}
