import { Conv2DBackpropInput, type NamedAttrMap, type NamedTensorInfoMap } from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import { input } from '../tensor-info.js';
import type { TrainingKernel } from './training-kernel.js';
import { convWindow, withWindow } from './window.js';

/** How far the last panel may write beyond a row: seven floats, rounded up to two vectors. */
const SLACK_FLOATS = 8;

/**
 * The gradient of a convolution with respect to its input (and so `conv2dTranspose` forward): `dy`
 * [batch, outHeight, outWidth, filters] and `filter` [kernelHeight, kernelWidth, channels, filters] → `inputShape`
 * [batch, height, width, channels]. Attributes as tfjs's op gives them, and `dilations`.
 */
export const conv2DBackpropInput: TrainingKernel = {
  kernelName: Conv2DBackpropInput,
  run(heap: Heap, inputs: NamedTensorInfoMap, attrs: NamedAttrMap) {
    const dy = input(inputs, 'dy');
    const filter = input(inputs, 'filter');
    const inputShape = attrs.inputShape as number[];
    const window = convWindow(this.kernelName, inputShape, filter.shape, attrs);
    const { info, paddedWidth } = window;
    const dx = heap.output(inputShape);
    const runs = info.dilationWidth === 1 ? 1 : info.filterWidth;
    const panels = Math.ceil(((info.filterWidth / runs) * info.inChannels) / 8);
    const packed = runs * panels * info.filterHeight * info.outChannels * 32;
    const row = (paddedWidth * info.inChannels + SLACK_FLOATS) * 4;
    withWindow(heap, window, [packed, row], (sizes, packedAt = 0, rowAt = 0) => {
      heap.kernels.conv2dBackpropInput(
        heap.address(dy),
        heap.address(filter),
        heap.address(dx),
        packedAt,
        rowAt,
        sizes,
      );
    });
    return dx;
  },
};
