import {
  DepthwiseConv2dNative,
  FusedDepthwiseConv2D,
  type NamedAttrMap,
  type NamedTensorInfoMap,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import { input } from '../tensor-info.js';
import { activate } from './activation.js';
import type { TrainingKernel } from './training-kernel.js';
import { convWindow, repeatedBytes, withWindow } from './window.js';

/**
 * A depthwise convolution: `x` [batch, height, width, channels], `filter` [kernelHeight, kernelWidth, channels, multiplier]
 * → [batch, outHeight, outWidth, channels × multiplier]. tfjs's own kernel (4.22.0) gives zeros where a kernel side is
 * smaller than its stride and nothing is padded (tensorflow/tfjs#6629).
 */
export const depthwiseConv2dNative: TrainingKernel = {
  kernelName: DepthwiseConv2dNative,
  run(heap: Heap, inputs: NamedTensorInfoMap, attrs: NamedAttrMap) {
    return convolve(heap, this.kernelName, input(inputs, 'x'), input(inputs, 'filter'), attrs);
  },
};

/** The same with a bias and an activation. */
export const fusedDepthwiseConv2D: TrainingKernel = {
  kernelName: FusedDepthwiseConv2D,
  run(heap: Heap, inputs: NamedTensorInfoMap, attrs: NamedAttrMap) {
    const y = convolve(heap, this.kernelName, input(inputs, 'x'), input(inputs, 'filter'), attrs);
    return activate(heap, y, inputs.bias, inputs.preluActivationWeights, attrs);
  },
};

function convolve(
  heap: Heap,
  kernelName: string,
  x: TensorInfo,
  filter: TensorInfo,
  attrs: NamedAttrMap,
): TensorInfo {
  const window = convWindow(kernelName, x.shape, filter.shape, attrs, true);
  const y = heap.output(window.info.outShape);
  withWindow(heap, window, [repeatedBytes(window)], (record, repeated = 0) => {
    const addresses = { x: heap.address(x), w: heap.address(filter), y: heap.address(y) };
    heap.kernels.depthwiseConv2d({ ...addresses, repeated, window: record });
  });
  return y;
}
