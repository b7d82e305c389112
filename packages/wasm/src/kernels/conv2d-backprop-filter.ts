import { Conv2DBackpropFilter, type NamedAttrMap, type NamedTensorInfoMap } from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import { convSizes, convWindow } from './conv-window.js';
import { input, type TrainingKernel } from './training-kernel.js';

/**
 * The gradient of a convolution with respect to its filter: `x` [batch, height, width, channels] and `dy`
 * [batch, outHeight, outWidth, filters] → `filterShape` [kernelHeight, kernelWidth, channels, filters]. Attributes as
 * tfjs's op gives them, and `dilations`.
 */
export const conv2DBackpropFilter: TrainingKernel = {
  kernelName: Conv2DBackpropFilter,
  run(heap: Heap, inputs: NamedTensorInfoMap, attrs: NamedAttrMap) {
    const x = input(inputs, 'x');
    const dy = input(inputs, 'dy');
    const filterShape = attrs.filterShape as number[];
    const window = convWindow(this.kernelName, x.shape, filterShape, attrs);
    const { info, paddedHeight, paddedWidth, padded } = window;
    const dw = heap.output(filterShape);
    const taps = info.filterHeight * info.filterWidth * info.inChannels;
    const partial = taps * Math.ceil(info.outChannels / 8) * 32;
    const image = padded ? paddedHeight * paddedWidth * info.inChannels * 4 : 0;
    const wide = info.outChannels < 4 ? info.outHeight * info.outWidth * 16 : 0;
    heap.withScratch([partial, image, wide], (partialAt = 0, imageAt = 0, wideAt = 0) => {
      heap.kernels.conv2dBackpropFilter(
        heap.address(x),
        heap.address(dy),
        heap.address(dw),
        partialAt,
        imageAt,
        wideAt,
        ...convSizes(window),
        paddedHeight,
        paddedWidth,
      );
    });
    return dw;
  },
};
