import { mnistify, type SourceImage } from '@lenet5/mnist';
import { encode } from 'fast-png';
import { drawInk } from '../corpus/draw-ink.js';
import type { Drawing } from '../corpus/drawings.js';
import { inkImage } from '../pad/ink-image.js';

/** What a sheet shows: the drawings, or the input of the network. */
export type SheetKind = 'drawings' | 'input';

const COLUMNS = 20;
const CELL = 58;
const GAP = 2;
const LINE = 176;
const WHITE = 255;

/** Draws the corpus as one PNG, dark on white: one row per style. */
export function drawSheet(drawings: readonly Drawing[], kind: SheetKind): Uint8Array {
  const width = COLUMNS * CELL;
  const height = Math.ceil(drawings.length / COLUMNS) * CELL;
  const data = new Uint8Array(width * height).fill(LINE);
  for (const [i, drawing] of drawings.entries()) {
    const left = (i % COLUMNS) * CELL;
    const top = Math.floor(i / COLUMNS) * CELL;
    const cell = shrink(imageOf(drawing, kind), CELL - GAP);
    for (let y = 0; y < CELL - GAP; y++) {
      data.set(cell.subarray(y * (CELL - GAP), (y + 1) * (CELL - GAP)), (top + y) * width + left);
    }
  }
  return encode({ width, height, data, channels: 1, depth: 8 });
}

function imageOf(drawing: Drawing, kind: SheetKind): SourceImage {
  const image = inkImage(drawInk(drawing));
  if (kind === 'drawings') return image;
  const found = mnistify(image);
  if (!found) throw new Error(`mnistify() found no ink in ${drawing.name}`);
  return { width: 28, height: 28, data: found.pixels };
}

/** The negative of a square image, resized to a side: each pixel is the mean of its area. */
function shrink({ width, data }: SourceImage, side: number): Uint8Array {
  const step = width / side;
  return Uint8Array.from({ length: side * side }, (_, at) => {
    const [left, top] = [(at % side) * step, Math.floor(at / side) * step];
    let [sum, count] = [0, 0];
    for (let y = Math.floor(top); y < Math.max(top + step, Math.floor(top) + 1); y++) {
      for (let x = Math.floor(left); x < Math.max(left + step, Math.floor(left) + 1); x++) {
        sum += data[Math.min(width - 1, y) * width + Math.min(width - 1, x)]!;
        count++;
      }
    }
    return WHITE - Math.round(sum / count);
  });
}
