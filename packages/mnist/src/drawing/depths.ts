import type { GreyImage } from './grey.js';
import { type Paper, readDepartures } from './paper.js';

/** How deep each pixel of a picture lies in the ink, in greys: 0 paper, below 0 where it departs the other way. */
export interface Depths {
  readonly width: number;
  readonly height: number;
  /** Reads the pixels of row `y` from column `left` on into `row`. */
  readRow(y: number, left: number, row: Float64Array): void;
}

/**
 * The depths of a picture, reckoned as they are read: a large picture's would take eight times its memory.
 *
 * @param lighter whether the ink is lighter than the paper.
 */
export function depthsOf(image: GreyImage, paper: Paper, lighter: boolean): Depths {
  return {
    width: image.width,
    height: image.height,
    readRow(y, left, row) {
      readDepartures(image, paper, y, left, row);
      if (!lighter) for (let x = 0; x < row.length; x++) row[x] = -row[x]!;
    },
  };
}
