import type { Box } from '../box.js';
import type { Depths } from './depths.js';
import type { Ink } from './ink.js';
import { gatherInk, type InkCells } from './ink-cells.js';
import { keepStrokes, type Strokes } from './keep-strokes.js';

/** In a box longer than this, in pixels, a soft edge is blur; in a shorter one it is anti-aliasing of a thin stroke. */
const COARSE = 40;

/**
 * The smallest box around the ink. Excludes specks outside the digit and, in an image with a higher resolution than MNIST, soft
 * edges, because MNIST's digits were fitted before they were smoothed.
 */
export function findInkBox(
  depths: Depths,
  { outline, edge }: Pick<Ink, 'outline' | 'edge'>,
  cells: InkCells = gatherInk(depths, outline),
  { kept }: Strokes = keepStrokes(cells),
): Box {
  const box = boxWithin(depths, cells, kept, outline);
  if (Math.max(box.width, box.height) <= COARSE) return box;
  const firm = boxWithin(depths, cells, kept, edge);
  return firm.width > 0 ? firm : box;
}

/** The smallest box around pixels deeper than `threshold` in the kept cells; width 0 if there are none. */
function boxWithin(depths: Depths, cells: InkCells, kept: Uint8Array, threshold: number): Box {
  let left = depths.width;
  let right = -1;
  let top = depths.height;
  let bottom = -1;
  const row = new Float64Array(depths.width);
  for (let y = 0; y < depths.height; y++) {
    const first = Math.floor(y / cells.size) * cells.columns;
    const keptHere = kept.subarray(first, first + cells.columns);
    if (!keptHere.includes(1)) continue;
    depths.readRow(y, 0, row);
    for (let x = 0; x < row.length; x++) {
      if (!(row[x]! > threshold) || !keptHere[Math.floor(x / cells.size)]) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      bottom = y;
    }
  }
  return { x: left, y: top, width: Math.max(0, right - left + 1), height: Math.max(0, bottom - top + 1) };
}
