import type { Border, ConvolutionLayer } from '../lower/network.js';

/** Points at which a kernel is multiplied with its input: see assembly/kernels/convolution/winograd.ts. */
export const POINTS = 8;

/** How a convolution is cut up along its rows. */
export interface WinogradShape {
  /** Pieces side by side that the kernel is cut into, and the width of each; the last may be narrower. */
  readonly pieces: number;
  readonly piece: number;
  /** Tiles side by side that a row of the output is cut into, and the width of each; the last may be narrower. */
  readonly tiles: number;
  readonly tile: number;
  /** Rows of the input, its padding included. */
  readonly rows: number;
  /** The input's padding, and the zeros at its right that the last tile reaches into. */
  readonly border: Border;
}

/** The cut that takes the fewest products. A piece and a tile together are as wide as 8 points allow. */
export function winogradShape({ kernelSize, input, output, padding }: ConvolutionLayer): WinogradShape {
  const [kernelHeight, kernelWidth] = kernelSize;
  const [height, width] = output;
  const cuts = Array.from({ length: kernelWidth }, (_, index) => {
    const piece = Math.ceil(kernelWidth / (index + 1));
    const tile = POINTS + 1 - piece;
    return { pieces: Math.ceil(kernelWidth / piece), piece, tile, tiles: Math.ceil(width / tile) };
  }).filter(({ tile }) => tile > 0);
  const cut = cuts.reduce((best, next) =>
    next.pieces * next.tiles < best.pieces * best.tiles ? next : best,
  );
  const reach = (cut.tiles - 1) * cut.tile + POINTS + (cut.pieces - 1) * cut.piece;
  return {
    ...cut,
    rows: height + kernelHeight - 1,
    border: { ...padding, right: reach - padding.left - input[1] },
  };
}
