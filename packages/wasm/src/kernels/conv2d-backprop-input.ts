import { Conv2DBackpropInput, type NamedAttrMap, type NamedTensorInfoMap } from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import { input } from '../tensor-info.js';
import { alsoChannelsFirst } from './channels-first.js';
import { fitGradient } from './gradient-shape.js';
import type { TrainingKernel } from './training-kernel.js';
import { convWindow, withWindow } from './window.js';

/** The last panel can write up to seven floats beyond a row; rounded up to two vectors. */
const SLACK_FLOATS = 8;

const channelsLast: TrainingKernel = {
  kernelName: Conv2DBackpropInput,
  run(heap: Heap, inputs: NamedTensorInfoMap, attrs: NamedAttrMap) {
    const filter = input(inputs, 'filter');
    const inputShape = attrs.inputShape as number[];
    const window = convWindow(this.kernelName, inputShape, filter.shape, attrs);
    const dy = fitGradient(heap, this.kernelName, input(inputs, 'dy'), window);
    const { info, paddedWidth } = window;
    const dx = heap.output(inputShape);
    const runs = info.dilationWidth === 1 ? 1 : info.filterWidth;
    const panels = Math.ceil(((info.filterWidth / runs) * info.inChannels) / 8);
    const packedBytes = runs * panels * info.filterHeight * info.outChannels * 32;
    const rowBytes = (paddedWidth * info.inChannels + SLACK_FLOATS) * 4;
    withWindow(heap, window, [packedBytes, rowBytes], (record, packed = 0, row = 0) => {
      heap.kernels.conv2dBackpropInput({
        dy: heap.address(dy),
        w: heap.address(filter),
        dx: heap.address(dx),
        packed,
        row,
        window: record,
      });
    });
    heap.release(dy);
    return dx;
  },
};

/**
 * The gradient of a convolution with respect to its input (and so `conv2dTranspose` forward): `dy`
 * [batch, outHeight, outWidth, filters] and `filter` [kernelHeight, kernelWidth, channels, filters] → `inputShape`
 * [batch, height, width, channels]. The attributes are those of tfjs's op, and `dilations`.
 */
export const conv2DBackpropInput: TrainingKernel = alsoChannelsFirst(channelsLast, ['dy'], 'image');
