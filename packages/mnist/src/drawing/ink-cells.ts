import type { Depths } from './depths.js';

/** A picture's ink, gathered in square cells, so that its parts are found in the same time at any size. */
export interface InkCells {
  /** Pixels on a cell's side. */
  readonly size: number;
  readonly columns: number;
  readonly rows: number;
  /** The ink in each cell, row-major: the sum of its depths. */
  readonly mass: Float64Array;
}

/** A longer picture has larger cells; MNIST's own have one pixel each. */
const MOST_CELLS = 256;

/** Sums what is deeper than the outline in each cell. */
export function gatherInk(depths: Depths, outline: number): InkCells {
  const { width, height } = depths;
  const size = Math.ceil(Math.max(width, height) / MOST_CELLS);
  const columns = Math.ceil(width / size);
  const rows = Math.ceil(height / size);
  const mass = new Float64Array(columns * rows);
  const row = new Float64Array(width);
  for (let y = 0; y < height; y++) {
    depths.readRow(y, 0, row);
    const first = Math.floor(y / size) * columns;
    for (let x = 0; x < width; x++) {
      if (row[x]! > outline) mass[first + Math.floor(x / size)]! += row[x]!;
    }
  }
  return { size, columns, rows, mass };
}
