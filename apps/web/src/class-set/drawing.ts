/** A drawing of the test set that a class collects. */
export interface Drawing {
  readonly id: number;
  /** The digit that it shows, from 0 to 9. */
  readonly label: number;
  /** Shape `[28, 28]`, 0 (paper) to 255 (ink), prepared as in MNIST. */
  readonly pixels: Uint8Array;
}
