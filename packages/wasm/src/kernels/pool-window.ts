import { backend_util, type NamedAttrMap } from '@tensorflow/tfjs-core';

/** The sizes the pooling kernels take, in the order of their parameters, from tfjs's attributes. */
export function poolSizes(inputShape: readonly number[], attrs: NamedAttrMap): number[] {
  const info = backend_util.computePool2DInfo(
    inputShape as [number, number, number, number],
    attrs.filterSize as number | [number, number],
    attrs.strides as number | [number, number],
    1,
    attrs.pad as 'same' | 'valid' | number,
    attrs.dimRoundingMode as 'floor' | 'round' | 'ceil',
  );
  return [
    info.batchSize,
    info.inHeight,
    info.inWidth,
    info.inChannels,
    info.outHeight,
    info.outWidth,
    info.filterHeight,
    info.filterWidth,
    info.strideHeight,
    info.strideWidth,
    info.padInfo.top,
    info.padInfo.left,
  ];
}
