import type { GrayImage } from '../plane/gray.js';
import { type Paper, readDepartures } from './paper.js';

/** The ink depth of each pixel, in gray levels: 0 is paper, negative values differ from paper in the other direction. */
export interface Depths {
  readonly width: number;
  readonly height: number;
  /** Reads the depths of row `y` from column `left` into `row`. */
  readRow(y: number, left: number, row: Float64Array): void;
}

/**
 * The ink depths of an image. They are computed when read, because an array of them would need eight times the memory of the
 * image.
 *
 * @param lighter Whether the ink is lighter than the paper.
 */
export function depthsOf(image: GrayImage, paper: Paper, lighter: boolean): Depths {
  return {
    width: image.width,
    height: image.height,
    readRow(y, left, row) {
      readDepartures(image, paper, y, left, row);
      if (!lighter) for (let x = 0; x < row.length; x++) row[x] = -row[x]!;
    },
  };
}
