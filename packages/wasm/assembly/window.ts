import { WindowRecord } from './layout.generated';

/**
 * The sizes of a convolution or a pooling, with what kernels derive from them.
 *
 *   x   [batch, inHeight, inWidth, inChannels]
 *   y   [batch, outHeight, outWidth, filters]
 *   w   [kernelHeight, kernelWidth, inChannels, filters]      strides, dilations and padding in pixels
 *
 * In channels-last memory the values under one row of the kernel are adjacent: (kx, c) is one index j into a run of
 * kernelWidth · inChannels floats or, with a dilation, into kernelWidth runs of inChannels floats.
 */
@unmanaged
export class Window extends WindowRecord {
  /** Number of runs under one row of the kernel. */
  get runs(): i32 {
    return this.dilationWidth === 1 ? 1 : this.kernelWidth;
  }

  /** Floats of a run. */
  get runLength(): i32 {
    return this.dilationWidth === 1 ? this.kernelWidth * this.inChannels : this.inChannels;
  }

  /** Distance between two runs, in bytes. */
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

  /** Distance in x between two adjacent output pixels of a row, in bytes. */
  get xStep(): i32 {
    return this.strideWidth * this.inChannels * 4;
  }
}
