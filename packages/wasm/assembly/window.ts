/**
 * The sizes of a convolution or a pooling: what every kernel with a window takes. The caller lays them out, 4 bytes each
 * (src/kernels/window.ts has the same order).
 *
 *   x   [batch, inHeight, inWidth, inChannels]
 *   y   [batch, outHeight, outWidth, filters]
 *   w   [kernelHeight, kernelWidth, inChannels, filters]      strides, dilations and padding in pixels
 *
 * In channels-last memory the values under one row of the kernel lie side by side: (kx, c) is one index j into a run of
 * kernelWidth × inChannels floats; with a dilation, into kernelWidth runs of inChannels floats.
 */
@unmanaged
export class Window {
  batch: i32;
  inHeight: i32;
  inWidth: i32;
  inChannels: i32;
  outHeight: i32;
  outWidth: i32;
  /** Channels of the output: all of them, also where each is made from one of the input's (depthwise, pooling). */
  filters: i32;
  kernelHeight: i32;
  kernelWidth: i32;
  strideHeight: i32;
  strideWidth: i32;
  dilationHeight: i32;
  dilationWidth: i32;
  padTop: i32;
  padLeft: i32;
  /** The input with its padding, as far as any window reaches. */
  paddedHeight: i32;
  paddedWidth: i32;

  /** Runs under one row of the kernel. */
  get runs(): i32 {
    return this.dilationWidth === 1 ? 1 : this.kernelWidth;
  }

  /** Floats in a run. */
  get runLength(): i32 {
    return this.dilationWidth === 1 ? this.kernelWidth * this.inChannels : this.inChannels;
  }

  /** Bytes from one run to the next. */
  get runStep(): i32 {
    return this.dilationWidth * this.inChannels * 4;
  }

  /** Values under the whole kernel. */
  get taps(): i32 {
    return this.kernelHeight * this.kernelWidth * this.inChannels;
  }

  /** Bytes of a row of x. */
  get inRowBytes(): i32 {
    return this.inWidth * this.inChannels * 4;
  }

  /** Bytes of a row of the padded x. */
  get paddedRowBytes(): i32 {
    return this.paddedWidth * this.inChannels * 4;
  }

  /** Bytes of x from one output pixel to its right neighbour. */
  get xStep(): i32 {
    return this.strideWidth * this.inChannels * 4;
  }
}
