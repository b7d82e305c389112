import { Conv2D, FusedConv2D, type NamedAttrMap, type TensorInfo } from '@tensorflow/tfjs-core';
import { registerFusedConv2DGradient } from '../gradients/fused-conv2d-gradient.js';
import type { Heap } from '../heap.js';
import { activate, isPerColumn } from './activation.js';
import { alsoChannelsFirst } from './channels-first.js';
import type { KernelInputs, TrainingKernel } from './training-kernel.js';
import { convWindow, runOnWindow } from './window.js';

/**
 * A convolution: `x` [batch, height, width, channels], `filter` [kernelHeight, kernelWidth, channels, filters] → [batch,
 * outHeight, outWidth, filters]. The fused one adds a bias and applies an activation. While tfjs records a gradient, it
 * also registers the gradient of its call.
 */
export const conv2D: readonly TrainingKernel[] = [Conv2D, FusedConv2D].map((kernelName) => {
  const images = ['x', 'bias', 'preluActivationWeights'] as const;
  const convolution = alsoChannelsFirst(channelsLast(kernelName), images, 'image');
  return {
    kernelName,
    run(heap: Heap, inputs: KernelInputs, attrs: NamedAttrMap, stock: () => TensorInfo) {
      const y = convolution.run(heap, inputs, attrs, stock);
      if (kernelName === FusedConv2D) registerFusedConv2DGradient(attrs);
      return y;
    },
  };
});

function channelsLast(kernelName: string): TrainingKernel {
  return {
    kernelName,
    run(heap: Heap, inputs: KernelInputs, attrs: NamedAttrMap) {
      const { x, filter, bias, preluActivationWeights } = inputs;
      const window = convWindow(kernelName, x.shape, filter.shape, attrs);
      const { info, paddedBytes } = window;
      const taps = info.filterHeight * info.filterWidth * info.inChannels;
      const panelBytes = Math.ceil(info.outChannels / 8) * taps * 32;
      const wideBytes = info.outChannels < 4 ? (taps + 1 + info.outWidth) * 16 : 0;
      const inKernel = isPerColumn(bias, info.outChannels);
      const y = runOnWindow(
        heap,
        heap.kernels.conv2d,
        [x, filter, inKernel ? bias : undefined],
        window,
        info.outShape,
        panelBytes,
        paddedBytes,
        wideBytes,
      );
      return activate(heap, y, inKernel ? undefined : bias, preluActivationWeights, attrs);
    },
  };
}
