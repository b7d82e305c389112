/** Class labels: bytes, or 16-bit integers if there are more than 256 classes. */
export type Labels = Uint8Array | Uint16Array;

/** Images of 8-bit pixels, one after the other, and the class of each. */
export interface LabeledImages {
  /** Shape `[count, rows, columns, channels]`, row-major, 0 (paper) to 255 (ink). */
  readonly images: Uint8Array;
  /** Shape `[count]`, each less than the number of classes. */
  readonly labels: Labels;
}

/** Images and the values that a network learns for each. */
export interface TargetImages extends Pick<LabeledImages, 'images'> {
  /** Shape `[count, outputs]`, row-major. */
  readonly targets: Float32Array;
}
