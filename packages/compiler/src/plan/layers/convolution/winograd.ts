import { WINOGRAD_POINTS } from '../../../contract.generated.js';
import type { Border, ConvolutionLayer } from '../../../lower/network.js';

/** How a convolution is cut: see assembly/kernels/convolution/winograd.ts. */
export interface WinogradShape {
  /** Number and width of the adjacent pieces of the kernel. The last one can be narrower. */
  readonly pieces: number;
  readonly piece: number;
  /** Number and width of the adjacent tiles of a row of the output. The last one can be narrower. */
  readonly tiles: number;
  readonly tile: number;
  /** The same for the tiles of a column, if the convolution is nested. */
  readonly nested?: { readonly columnTiles: number; readonly columnTile: number };
  /** Rows of the input, including its padding and what the last tile reads below. */
  readonly rows: number;
  /** The padding of the input, and the zeros to its right and below it that the last tiles read. */
  readonly border: Border;
}

/** The products that take as long as the transform of 8 values. */
const TRANSFORM = 14;

/** Chooses the cut with the fewest products. The widths of a piece and a tile add up to the number of points plus 1. */
export function winogradShape(layer: ConvolutionLayer): WinogradShape {
  const { kernelSize, input, output, padding } = layer;
  const [kernelHeight, kernelWidth] = kernelSize;
  const [height, width] = output;
  const cuts = Array.from({ length: kernelWidth }, (_, index) => {
    const piece = Math.ceil(kernelWidth / (index + 1));
    return { pieces: Math.ceil(kernelWidth / piece), piece, ...tiling(piece, width) };
  }).filter(({ tile }) => tile > 0);
  const cut = cuts.reduce((best, next) =>
    next.pieces * next.tiles < best.pieces * best.tiles ? next : best,
  );
  const columns = reach(cut) + (cut.pieces - 1) * cut.piece;
  const nested = nestedTiling(layer, cut.pieces);
  const rows = nested
    ? reach({ tiles: nested.columnTiles, tile: nested.columnTile })
    : height + kernelHeight - 1;
  const border = {
    ...padding,
    right: columns - padding.left - input[1],
    bottom: rows - padding.top - input[0],
  };
  return { ...cut, ...(nested && { nested }), rows, border };
}

/**
 * The tiles along the columns, or undefined if transforms along the columns take longer than the products that they save:
 * where there are few channels or filters.
 */
function nestedTiling(
  { kernelSize: [kernelHeight], input, output }: ConvolutionLayer,
  pieces: number,
): WinogradShape['nested'] {
  const cut = tiling(kernelHeight, output[0]);
  const [channels, filters] = [pieces * input[2], output[2]];
  const transforms = TRANSFORM * WINOGRAD_POINTS * (channels + filters) * cut.tiles;
  const products = WINOGRAD_POINTS ** 2 * channels * filters * cut.tiles;
  const alongRows = WINOGRAD_POINTS * kernelHeight * channels * filters * output[0];
  return cut.tile > 0 && products + transforms < alongRows
    ? { columnTiles: cut.tiles, columnTile: cut.tile }
    : undefined;
}

function tiling(piece: number, size: number): { tiles: number; tile: number } {
  const tile = WINOGRAD_POINTS + 1 - piece;
  return { tile, tiles: Math.ceil(size / tile) };
}

/** Inputs that tiles read. */
function reach({ tiles, tile }: { tiles: number; tile: number }): number {
  return (tiles - 1) * tile + WINOGRAD_POINTS;
}
