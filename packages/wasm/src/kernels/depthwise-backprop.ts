import {
  DepthwiseConv2dNativeBackpropFilter,
  DepthwiseConv2dNativeBackpropInput,
  type NamedAttrMap,
  type NamedTensorInfoMap,
} from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import { input } from '../tensor-info.js';
import { fitGradient } from './gradient-shape.js';
import type { TrainingKernel } from './training-kernel.js';
import { convWindow, repeatedBytes, withWindow } from './window.js';

/**
 * The gradient of a depthwise convolution with respect to its filter: `x` [batch, height, width, channels] and `dy`
 * [batch, outHeight, outWidth, channels × multiplier] → `filterShape` [kernelHeight, kernelWidth, channels, multiplier].
 */
export const depthwiseConv2dNativeBackpropFilter: TrainingKernel = {
  kernelName: DepthwiseConv2dNativeBackpropFilter,
  run(heap: Heap, inputs: NamedTensorInfoMap, attrs: NamedAttrMap) {
    const x = input(inputs, 'x');
    const filterShape = attrs.filterShape as number[];
    const window = convWindow(this.kernelName, x.shape, filterShape, attrs, true);
    const dy = fitGradient(heap, this.kernelName, input(inputs, 'dy'), window);
    const dw = heap.output(filterShape);
    withWindow(heap, window, [repeatedBytes(window)], (record, repeated = 0) => {
      const addresses = { x: heap.address(x), dy: heap.address(dy), dw: heap.address(dw) };
      heap.kernels.depthwiseBackpropFilter({ ...addresses, repeated, window: record });
    });
    heap.release(dy);
    return dw;
  },
};

/** The gradient of a depthwise convolution with respect to its input: `dy` and `filter` → `inputShape`. */
export const depthwiseConv2dNativeBackpropInput: TrainingKernel = {
  kernelName: DepthwiseConv2dNativeBackpropInput,
  run(heap: Heap, inputs: NamedTensorInfoMap, attrs: NamedAttrMap) {
    const filter = input(inputs, 'filter');
    const inputShape = attrs.inputShape as number[];
    const window = convWindow(this.kernelName, inputShape, filter.shape, attrs, true);
    const dy = fitGradient(heap, this.kernelName, input(inputs, 'dy'), window);
    const dx = heap.output(inputShape);
    withWindow(heap, window, [repeatedBytes(window)], (record, repeated = 0) => {
      const addresses = { dy: heap.address(dy), w: heap.address(filter), dx: heap.address(dx) };
      heap.kernels.depthwiseBackpropInput({ ...addresses, repeated, window: record });
    });
    heap.release(dy);
    return dx;
  },
};
