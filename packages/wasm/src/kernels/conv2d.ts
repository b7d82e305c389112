import {
  Conv2D,
  FusedConv2D,
  type NamedAttrMap,
  type NamedTensorInfoMap,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import { registerFusedConv2DGradient } from '../gradients/fused-conv2d-gradient.js';
import type { Heap } from '../heap.js';
import { extent, input } from '../tensor-info.js';
import { activate } from './activation.js';
import { alsoChannelsFirst } from './channels-first.js';
import type { TrainingKernel } from './training-kernel.js';
import { convWindow, withWindow } from './window.js';

/**
 * A convolution: `x` [batch, height, width, channels], `filter` [kernelHeight, kernelWidth, channels, filters] → [batch,
 * outHeight, outWidth, filters].
 */
export const conv2D: TrainingKernel = alsoChannelsFirst(
  {
    kernelName: Conv2D,
    run(heap: Heap, inputs: NamedTensorInfoMap, attrs: NamedAttrMap) {
      return convolve(heap, this.kernelName, input(inputs, 'x'), input(inputs, 'filter'), 0, attrs);
    },
  },
  ['x'],
  'image',
);

const fused: TrainingKernel = alsoChannelsFirst(
  {
    kernelName: FusedConv2D,
    run(heap: Heap, inputs: NamedTensorInfoMap, attrs: NamedAttrMap) {
      const filter = input(inputs, 'filter');
      const filters = filter.shape[3] ?? 0;
      const { bias } = inputs;
      const inKernel = bias !== undefined && bias.shape.at(-1) === filters && extent(bias.shape) === filters;
      const biasAt = inKernel ? heap.address(bias) : 0;
      const y = convolve(heap, this.kernelName, input(inputs, 'x'), filter, biasAt, attrs);
      return activate(heap, y, inKernel ? undefined : bias, inputs.preluActivationWeights, attrs);
    },
  },
  ['x', 'bias', 'preluActivationWeights'],
  'image',
);

/** The same with a bias and an activation. While tfjs records a gradient, it also registers the gradient of this call. */
export const fusedConv2D: TrainingKernel = {
  kernelName: FusedConv2D,
  run(heap: Heap, inputs: NamedTensorInfoMap, attrs: NamedAttrMap, stock: () => TensorInfo) {
    const output = fused.run(heap, inputs, attrs, stock);
    registerFusedConv2DGradient(attrs);
    return output;
  },
};

function convolve(
  heap: Heap,
  kernelName: string,
  x: TensorInfo,
  filter: TensorInfo,
  bias: number,
  attrs: NamedAttrMap,
): TensorInfo {
  const window = convWindow(kernelName, x.shape, filter.shape, attrs);
  const { info, paddedBytes } = window;
  const y = heap.output(info.outShape);
  const taps = info.filterHeight * info.filterWidth * info.inChannels;
  const wideBytes = info.outChannels < 4 ? (taps + 1 + info.outWidth) * 16 : 0;
  const panelBytes = Math.ceil(info.outChannels / 8) * taps * 32;
  withWindow(
    heap,
    window,
    [panelBytes, paddedBytes, wideBytes],
    (record, panels = 0, padded = 0, wide = 0) => {
      heap.kernels.conv2d({
        x: heap.address(x),
        w: heap.address(filter),
        bias,
        y: heap.address(y),
        panels,
        padded,
        wide,
        window: record,
      });
    },
  );
  return y;
}
