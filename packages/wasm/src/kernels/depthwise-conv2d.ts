import { DepthwiseConv2dNative, FusedDepthwiseConv2D, type NamedAttrMap } from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import { activate } from './activation.js';
import type { KernelInputs, TrainingKernel } from './training-kernel.js';
import { convWindow, repeatedBytes, runOnWindow } from './window.js';

/**
 * A depthwise convolution: `x` [batch, height, width, channels], `filter` [kernelHeight, kernelWidth, channels, multiplier]
 * → [batch, outHeight, outWidth, channels × multiplier]. The fused one adds a bias and applies an activation. tfjs's own
 * kernels (4.22.0) give zeros where a kernel side is smaller than its stride and nothing is padded (tensorflow/tfjs#6629).
 */
export const depthwiseConv2d: readonly TrainingKernel[] = [DepthwiseConv2dNative, FusedDepthwiseConv2D].map(
  (kernelName) => ({
    kernelName,
    run(heap: Heap, inputs: KernelInputs, attrs: NamedAttrMap) {
      const { x, filter, bias, preluActivationWeights } = inputs;
      const window = convWindow(kernelName, x.shape, filter.shape, attrs, true);
      const { depthwiseConv2d: kernel } = heap.kernels;
      const { outShape } = window.info;
      const y = runOnWindow(heap, kernel, [x, filter], window, outShape, repeatedBytes(window));
      return activate(heap, y, bias, preluActivationWeights, attrs);
    },
  }),
);
