import { Conv2DBackpropFilter, type NamedAttrMap, type NamedTensorInfoMap } from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import { input } from '../tensor-info.js';
import { alsoChannelsFirst } from './channels-first.js';
import { fitGradient } from './gradient-shape.js';
import type { TrainingKernel } from './training-kernel.js';
import { convWindow, withWindow } from './window.js';

const channelsLast: TrainingKernel = {
  kernelName: Conv2DBackpropFilter,
  run(heap: Heap, inputs: NamedTensorInfoMap, attrs: NamedAttrMap) {
    const x = input(inputs, 'x');
    const filterShape = attrs.filterShape as number[];
    const window = convWindow(this.kernelName, x.shape, filterShape, attrs);
    const dy = fitGradient(heap, this.kernelName, input(inputs, 'dy'), window);
    const { info, paddedBytes } = window;
    const dw = heap.output(filterShape);
    const taps = info.filterHeight * info.filterWidth * info.inChannels;
    const partialBytes = taps * Math.ceil(info.outChannels / 8) * 32;
    const wideBytes = info.outChannels < 4 ? info.outHeight * info.outWidth * 16 : 0;
    const scratch = [partialBytes, paddedBytes, wideBytes];
    withWindow(heap, window, scratch, (record, partial = 0, padded = 0, wideGradient = 0) => {
      heap.kernels.conv2dBackpropFilter({
        x: heap.address(x),
        dy: heap.address(dy),
        dw: heap.address(dw),
        partial,
        padded,
        wideGradient,
        window: record,
      });
    });
    heap.release(dy);
    return dw;
  },
};

/**
 * The gradient of a convolution with respect to its filter: `x` [batch, height, width, channels] and `dy`
 * [batch, outHeight, outWidth, filters] → `filterShape` [kernelHeight, kernelWidth, channels, filters]. The attributes
 * are those of tfjs's op, and `dilations`.
 */
export const conv2DBackpropFilter: TrainingKernel = alsoChannelsFirst(channelsLast, ['x', 'dy'], 'filter');
