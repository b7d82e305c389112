import { Conv2DBackpropFilter, type NamedAttrMap } from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import { alsoChannelsFirst } from './channels-first.js';
import { fitGradient } from './gradient-shape.js';
import type { KernelInputs, TrainingKernel } from './training-kernel.js';
import { convWindow, runOnWindow } from './window.js';

const channelsLast: TrainingKernel = {
  kernelName: Conv2DBackpropFilter,
  run(heap: Heap, { x, dy }: KernelInputs, attrs: NamedAttrMap) {
    const filterShape = attrs.filterShape as number[];
    const window = convWindow(this.kernelName, x.shape, filterShape, attrs);
    const gradient = fitGradient(heap, this.kernelName, dy, window);
    const { info, paddedBytes } = window;
    const taps = info.filterHeight * info.filterWidth * info.inChannels;
    const partialBytes = taps * Math.ceil(info.outChannels / 8) * 32;
    const wideBytes = info.outChannels < 4 ? info.outHeight * info.outWidth * 16 : 0;
    const { conv2dBackpropFilter: kernel } = heap.kernels;
    return runOnWindow(
      heap,
      kernel,
      [x, gradient],
      window,
      filterShape,
      partialBytes,
      paddedBytes,
      wideBytes,
    );
  },
};

/**
 * The gradient of a convolution with respect to its filter: `x` [batch, height, width, channels] and `dy`
 * [batch, outHeight, outWidth, filters] → `filterShape` [kernelHeight, kernelWidth, channels, filters]. The attributes
 * are those of tfjs's op, and `dilations`.
 */
export const conv2DBackpropFilter: TrainingKernel = alsoChannelsFirst(channelsLast, ['x', 'dy'], 'filter');
