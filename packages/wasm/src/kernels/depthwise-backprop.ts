import {
  DepthwiseConv2dNativeBackpropFilter,
  DepthwiseConv2dNativeBackpropInput,
  type NamedAttrMap,
  type NamedTensorInfoMap,
} from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import { input } from '../tensor-info.js';
import type { TrainingKernel } from './training-kernel.js';
import { convWindow, type Window, withWindow } from './window.js';

/** Scratch for one image whose channels are repeated; none where the multiplier is 1. */
function repeatedBytes({ info }: Window): number {
  return info.outChannels === info.inChannels ? 0 : info.inHeight * info.inWidth * info.outChannels * 4;
}

/**
 * The gradient of a depthwise convolution with respect to its filter: `x` [batch, height, width, channels] and `dy`
 * [batch, outHeight, outWidth, channels × multiplier] → `filterShape` [kernelHeight, kernelWidth, channels, multiplier].
 */
export const depthwiseConv2dNativeBackpropFilter: TrainingKernel = {
  kernelName: DepthwiseConv2dNativeBackpropFilter,
  run(heap: Heap, inputs: NamedTensorInfoMap, attrs: NamedAttrMap) {
    const x = input(inputs, 'x');
    const dy = input(inputs, 'dy');
    const filterShape = attrs.filterShape as number[];
    const window = convWindow(this.kernelName, x.shape, filterShape, attrs, true);
    const dw = heap.output(filterShape);
    withWindow(heap, window, [repeatedBytes(window)], (sizes, repeated = 0) => {
      const [from, gradient, to] = [heap.address(x), heap.address(dy), heap.address(dw)];
      heap.kernels.depthwiseBackpropFilter(from, gradient, to, repeated, sizes);
    });
    return dw;
  },
};

/** The gradient of a depthwise convolution with respect to its input: `dy` and `filter` → `inputShape`. */
export const depthwiseConv2dNativeBackpropInput: TrainingKernel = {
  kernelName: DepthwiseConv2dNativeBackpropInput,
  run(heap: Heap, inputs: NamedTensorInfoMap, attrs: NamedAttrMap) {
    const dy = input(inputs, 'dy');
    const filter = input(inputs, 'filter');
    const inputShape = attrs.inputShape as number[];
    const window = convWindow(this.kernelName, inputShape, filter.shape, attrs, true);
    const dx = heap.output(inputShape);
    withWindow(heap, window, [repeatedBytes(window)], (sizes, repeated = 0) => {
      const [gradient, weights, to] = [heap.address(dy), heap.address(filter), heap.address(dx)];
      heap.kernels.depthwiseBackpropInput(gradient, weights, to, repeated, sizes);
    });
    return dx;
  },
};
