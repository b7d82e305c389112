/** A rectangle of pixels. */
export interface Box {
  /** The leftmost column, from 0. */
  readonly x: number;
  /** The topmost row, from 0. */
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
