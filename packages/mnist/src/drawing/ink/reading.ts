import type { Box } from '../box.js';
import { inkFraction, touchedBorders } from '../image-warnings.js';
import type { GrayImage } from '../plane/gray.js';
import { type Depths, depthsOf } from './depths.js';
import { type Ink, measureInk } from './ink.js';
import { findInkBox } from './ink-box.js';
import { gatherInk, type InkCells } from './ink-cells.js';
import { keepStrokes, type Strokes } from './keep-strokes.js';
import type { Paper } from './paper.js';

/** The ink that was found in an image. */
export interface Reading {
  readonly depths: Depths;
  readonly ink: Ink;
  readonly inkBox: Box;
  /** Whether the ink is darker than the paper in the original. */
  readonly inverted: boolean;
  readonly cells: InkCells;
  readonly strokes: Strokes;
  readonly paper: Paper;
  /** Number of borders of the image that the ink touches. */
  readonly touched: number;
  /** The fraction of the image that contains ink, with the parts that were removed. */
  readonly fraction: number;
  /** Whether uneven light, dark surroundings or ruled lines were removed. */
  readonly cleaned: boolean;
}

/** How an image was changed before its ink is read. */
export interface Cleaning {
  /** Whether its background was removed. Then parts at the border are not part of the digit, if there are others. */
  readonly cleaned: boolean;
  /** Whether the image is the negative of the original. */
  readonly negative: boolean;
}

/** Reads the ink of an image. Null if there is none. */
export function readInk(image: GrayImage, paper: Paper, { cleaned, negative }: Cleaning): Reading | null {
  const ink = measureInk(image, paper);
  if (!ink) return null;
  const depths = depthsOf(image, paper, ink.lighter);
  const cells = gatherInk(depths, ink.outline);
  const strokes = keepStrokes(cells, cleaned);
  const inkBox = findInkBox(depths, ink, cells, strokes);
  return {
    depths,
    ink,
    inkBox,
    inverted: ink.lighter === negative,
    cells,
    strokes,
    paper,
    touched: touchedBorders(inkBox, image),
    fraction: inkFraction(cells),
    cleaned,
  };
}
