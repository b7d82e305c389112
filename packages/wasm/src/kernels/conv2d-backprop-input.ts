import { Conv2DBackpropInput, type NamedAttrMap } from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import { alsoChannelsFirst } from './channels-first.js';
import { fitGradient } from './gradient-shape.js';
import type { KernelInputs, TrainingKernel } from './training-kernel.js';
import { convWindow, runOnWindow } from './window.js';

/** The last panel can write up to seven floats beyond a row; rounded up to two vectors. */
const SLACK_FLOATS = 8;

const channelsLast: TrainingKernel = {
  kernelName: Conv2DBackpropInput,
  run(heap: Heap, { dy, filter }: KernelInputs, attrs: NamedAttrMap) {
    const inputShape = attrs.inputShape as number[];
    const window = convWindow(this.kernelName, inputShape, filter.shape, attrs);
    const gradient = fitGradient(heap, this.kernelName, dy, window);
    const { info, paddedWidth } = window;
    const runs = info.dilationWidth === 1 ? 1 : info.filterWidth;
    const panels = Math.ceil(((info.filterWidth / runs) * info.inChannels) / 8);
    const packedBytes = runs * panels * info.filterHeight * info.outChannels * 32;
    const rowBytes = (paddedWidth * info.inChannels + SLACK_FLOATS) * 4;
    const { conv2dBackpropInput: kernel } = heap.kernels;
    return runOnWindow(heap, kernel, [gradient, filter], window, inputShape, packedBytes, rowBytes);
  },
};

/**
 * The gradient of a convolution with respect to its input (and so `conv2dTranspose` forward): `dy`
 * [batch, outHeight, outWidth, filters] and `filter` [kernelHeight, kernelWidth, channels, filters] → `inputShape`
 * [batch, height, width, channels]. The attributes are those of tfjs's op, and `dilations`.
 */
export const conv2DBackpropInput: TrainingKernel = alsoChannelsFirst(channelsLast, ['dy'], 'image');
