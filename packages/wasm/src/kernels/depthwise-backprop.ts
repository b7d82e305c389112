import {
  DepthwiseConv2dNativeBackpropFilter,
  DepthwiseConv2dNativeBackpropInput,
  type NamedAttrMap,
} from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import { fitGradient } from './gradient-shape.js';
import type { KernelInputs, TrainingKernel } from './training-kernel.js';
import { convWindow, repeatedBytes, runOnWindow } from './window.js';

/**
 * The gradient of a depthwise convolution with respect to its filter: `x` [batch, height, width, channels] and `dy`
 * [batch, outHeight, outWidth, channels × multiplier] → `filterShape` [kernelHeight, kernelWidth, channels, multiplier].
 */
export const depthwiseConv2dNativeBackpropFilter: TrainingKernel = {
  kernelName: DepthwiseConv2dNativeBackpropFilter,
  run(heap: Heap, { x, dy }: KernelInputs, attrs: NamedAttrMap) {
    const shape = attrs.filterShape as number[];
    const window = convWindow(this.kernelName, x.shape, shape, attrs, true);
    const gradient = fitGradient(heap, this.kernelName, dy, window);
    const { depthwiseBackpropFilter: kernel } = heap.kernels;
    return runOnWindow(heap, kernel, [x, gradient], window, shape, repeatedBytes(window));
  },
};

/** The gradient of a depthwise convolution with respect to its input: `dy` and `filter` → `inputShape`. */
export const depthwiseConv2dNativeBackpropInput: TrainingKernel = {
  kernelName: DepthwiseConv2dNativeBackpropInput,
  run(heap: Heap, { dy, filter }: KernelInputs, attrs: NamedAttrMap) {
    const shape = attrs.inputShape as number[];
    const window = convWindow(this.kernelName, shape, filter.shape, attrs, true);
    const gradient = fitGradient(heap, this.kernelName, dy, window);
    const { depthwiseBackpropInput: kernel } = heap.kernels;
    return runOnWindow(heap, kernel, [gradient, filter], window, shape, repeatedBytes(window));
  },
};
