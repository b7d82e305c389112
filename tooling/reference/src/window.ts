/** How the window of a convolution or a pooling layer moves over its input. */
export interface Window {
  /** Rows and columns between two windows. Default `[1, 1]`. */
  readonly strides?: readonly [height: number, width: number];
  /** Rows and columns between two taps of a window. Default `[1, 1]`. */
  readonly dilations?: readonly [height: number, width: number];
  /** Zeros around the input, in rows and columns. Default none. */
  readonly padding?: Padding;
}

/** Zeros around an image. A negative number removes rows or columns of the image. */
export interface Padding {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** A window with its defaults, and the size of the output. */
export interface WindowGeometry {
  readonly strideY: number;
  readonly strideX: number;
  readonly dilationY: number;
  readonly dilationX: number;
  readonly top: number;
  readonly left: number;
  readonly outHeight: number;
  readonly outWidth: number;
}

/**
 * Output `(i, j)` reads input row `i · strideY + ki · dilationY − top` and column `j · strideX + kj · dilationX − left`
 * at tap `(ki, kj)`. The number of outputs is the number of windows that fit into the padded input.
 */
export function windowGeometry(
  [height, width]: readonly [number, number],
  [kernelHeight, kernelWidth]: readonly [number, number],
  { strides = [1, 1], dilations = [1, 1], padding = { top: 0, bottom: 0, left: 0, right: 0 } }: Window,
): WindowGeometry {
  const { top, bottom, left, right } = padding;
  const [strideY, strideX] = strides;
  const [dilationY, dilationX] = dilations;
  const spanY = (kernelHeight - 1) * dilationY + 1;
  const spanX = (kernelWidth - 1) * dilationX + 1;
  const outHeight = Math.floor((height + top + bottom - spanY) / strideY) + 1;
  const outWidth = Math.floor((width + left + right - spanX) / strideX) + 1;
  return { strideY, strideX, dilationY, dilationX, top, left, outHeight, outWidth };
}
