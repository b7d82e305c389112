import type { InkCells } from './ink-cells.js';

/** A part with less than this fraction of the largest part's ink is a speck, such as dust. */
const SPECK = 0.02;

/** Cells that are connected by a side or a corner. */
export interface Part {
  readonly cells: number[];
  /** The sum of the ink depths. */
  mass: number;
}

/** The cells and the parts of a digit. */
export interface Strokes {
  /** 1 for each cell of the digit, otherwise 0. */
  readonly kept: Uint8Array;
  readonly parts: readonly Part[];
}

/** The neighbors of a cell that contain ink. */
function inkedNeighbors({ columns, rows, mass }: InkCells, cell: number): number[] {
  const x = cell % columns;
  const y = Math.floor(cell / columns);
  const found: number[] = [];
  for (let row = Math.max(0, y - 1); row <= Math.min(rows - 1, y + 1); row++) {
    for (let column = Math.max(0, x - 1); column <= Math.min(columns - 1, x + 1); column++) {
      if (mass[row * columns + column]! > 0) found.push(row * columns + column);
    }
  }
  return found;
}

function partFrom(cells: InkCells, start: number, seen: Uint8Array): Part {
  const part: Part = { cells: [start], mass: 0 };
  seen[start] = 1;
  for (const cell of part.cells) {
    part.mass += cells.mass[cell]!;
    for (const neighbor of inkedNeighbors(cells, cell)) {
      if (seen[neighbor]) continue;
      seen[neighbor] = 1;
      part.cells.push(neighbor);
    }
  }
  return part;
}

function isAtBorder({ cells }: Part, { columns, rows }: InkCells): boolean {
  return cells.some((cell) => {
    const x = cell % columns;
    const y = Math.floor(cell / columns);
    return x === 0 || y === 0 || x === columns - 1 || y === rows - 1;
  });
}

/**
 * Finds the cells of the digit: the connected parts with at least 2 % of the largest part's ink. A digit can have several
 * parts, such as a 5 with a separate bar.
 *
 * @param inside Excludes parts at the border of the image, such as the edge of a table, if there are others.
 */
export function keepStrokes(cells: InkCells, inside = false): Strokes {
  const seen = new Uint8Array(cells.mass.length);
  const found: Part[] = [];
  for (let cell = 0; cell < seen.length; cell++) {
    if (cells.mass[cell]! > 0 && !seen[cell]) found.push(partFrom(cells, cell, seen));
  }
  const parts = largeParts(found);
  const within = inside ? parts.filter((part) => !isAtBorder(part, cells)) : [];
  const digit = within.length > 0 ? largeParts(within) : parts;
  const kept = new Uint8Array(cells.mass.length);
  for (const part of digit) for (const cell of part.cells) kept[cell] = 1;
  return { kept, parts: digit };
}

function largeParts(parts: readonly Part[]): Part[] {
  const largest = parts.reduce((most, { mass }) => Math.max(most, mass), 0);
  return parts.filter(({ mass }) => mass >= SPECK * largest);
}
