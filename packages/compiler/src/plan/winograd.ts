import { WINOGRAD_POINTS } from '../contract.generated.js';
import type { Border, ConvolutionLayer } from '../lower/network.js';

/** How a convolution is cut along its rows: see assembly/kernels/convolution/winograd.ts. */
export interface WinogradShape {
  /** Number and width of the adjacent pieces of the kernel. The last one can be narrower. */
  readonly pieces: number;
  readonly piece: number;
  /** Number and width of the adjacent tiles of a row of the output. The last one can be narrower. */
  readonly tiles: number;
  readonly tile: number;
  /** Rows of the input, including its padding. */
  readonly rows: number;
  /** The padding of the input, and the zeros at its right that the last tile reads. */
  readonly border: Border;
}

/** Chooses the cut with the fewest products. The widths of a piece and a tile add up to the number of points plus 1. */
export function winogradShape({ kernelSize, input, output, padding }: ConvolutionLayer): WinogradShape {
  const [kernelHeight, kernelWidth] = kernelSize;
  const [height, width] = output;
  const cuts = Array.from({ length: kernelWidth }, (_, index) => {
    const piece = Math.ceil(kernelWidth / (index + 1));
    const tile = WINOGRAD_POINTS + 1 - piece;
    return { pieces: Math.ceil(kernelWidth / piece), piece, tile, tiles: Math.ceil(width / tile) };
  }).filter(({ tile }) => tile > 0);
  const cut = cuts.reduce((best, next) =>
    next.pieces * next.tiles < best.pieces * best.tiles ? next : best,
  );
  const reach = (cut.tiles - 1) * cut.tile + WINOGRAD_POINTS + (cut.pieces - 1) * cut.piece;
  return {
    ...cut,
    rows: height + kernelHeight - 1,
    border: { ...padding, right: reach - padding.left - input[1] },
  };
}
