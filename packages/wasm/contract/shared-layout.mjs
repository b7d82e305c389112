/*
 * The records that TypeScript lays out on the heap and AssemblyScript reads. The build generates
 * assembly/layout.generated.ts and a part of src/contract.generated.ts from them. Fields are laid out in this order.
 */
export const RECORDS = {
  WindowRecord: {
    doc: 'The sizes of a convolution or a pooling, in pixels.',
    passedAs: 'Window',
    fields: {
      batch: ['i32', 'Images.'],
      inHeight: ['i32', 'Rows of an input image.'],
      inWidth: ['i32', 'Columns of an input image.'],
      inChannels: ['i32', 'Channels of the input.'],
      outHeight: ['i32', 'Rows of an output image.'],
      outWidth: ['i32', 'Columns of an output image.'],
      filters: ['i32', 'Channels of the output, also in depthwise convolutions and in pooling.'],
      kernelHeight: ['i32', 'Rows of the kernel or of the pool.'],
      kernelWidth: ['i32', 'Columns of the kernel or of the pool.'],
      strideHeight: ['i32', 'Vertical stride.'],
      strideWidth: ['i32', 'Horizontal stride.'],
      dilationHeight: ['i32', 'Vertical dilation.'],
      dilationWidth: ['i32', 'Horizontal dilation.'],
      padTop: ['i32', 'Rows of padding above the image.'],
      padLeft: ['i32', 'Columns of padding at the left of the image.'],
      paddedHeight: ['i32', 'Rows of the padded input, as far as any window reaches.'],
      paddedWidth: ['i32', 'Columns of the padded input, as far as any window reaches.'],
    },
  },
};
