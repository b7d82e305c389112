import type { Depths } from './depths.js';

/** The ink of an image, summed in square cells. Limits the time to find connected parts for large images. */
export interface InkCells {
  /** Width and height of a cell, in pixels. */
  readonly size: number;
  readonly columns: number;
  readonly rows: number;
  /** The sum of ink depths in each cell, shape `[rows, columns]`. */
  readonly mass: Float64Array;
}

/** Maximum number of cells along an axis. The cells of an MNIST image are single pixels. */
const MOST_CELLS = 256;

/** Sums the depths greater than `outline` in each cell. */
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
