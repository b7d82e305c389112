import {
  type NamedAttrMap,
  type NamedTensorInfoMap,
  type TensorInfo,
  Transpose,
} from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import { input } from '../tensor-info.js';
import type { TrainingKernel } from './training-kernel.js';

/** Dimensions of channels-first data in channels-last order, by rank; and back for rank 4. */
const TO_CHANNELS_LAST: Readonly<Record<number, number[]>> = { 3: [1, 2, 0], 4: [0, 2, 3, 1] };
const TO_CHANNELS_FIRST = [0, 3, 1, 2];

/** Whether the images of a kernel call are `[batch, channels, height, width]`. */
export function isChannelsFirst(attrs: NamedAttrMap): boolean {
  return attrs.dataFormat === 'NCHW';
}

/**
 * Makes a kernel for channels-last images accept channels-first ones too: it transposes them, and transposes the output
 * back.
 *
 * @param images names of the inputs that are images, or broadcast to images
 * @param output whether the output is an image
 */
export function alsoChannelsFirst(
  kernel: TrainingKernel,
  images: readonly string[],
  output: 'image' | 'filter',
): TrainingKernel {
  return {
    kernelName: kernel.kernelName,
    run(heap: Heap, inputs: NamedTensorInfoMap, attrs: NamedAttrMap, stock: () => TensorInfo) {
      if (!isChannelsFirst(attrs)) return kernel.run(heap, inputs, attrs, stock);
      const transposed: NamedTensorInfoMap = {};
      for (const name of images) {
        if (inputs[name]) transposed[name] = channelsLast(heap, input(inputs, name));
      }
      const y = kernel.run(heap, { ...inputs, ...transposed }, channelsLastAttrs(attrs), stock);
      for (const tensor of Object.values(transposed)) heap.release(tensor as TensorInfo);
      if (output === 'filter') return y;
      const result = heap.run(Transpose, { x: y }, { perm: TO_CHANNELS_FIRST });
      heap.release(y);
      return result;
    },
  };
}

/** A bias of rank 1 has one value per channel in either layout. */
function channelsLast(heap: Heap, tensor: TensorInfo): TensorInfo {
  const perm = TO_CHANNELS_LAST[tensor.shape.length];
  return perm ? heap.run(Transpose, { x: tensor }, { perm }) : heap.view(tensor);
}

function channelsLastAttrs(attrs: NamedAttrMap): NamedAttrMap {
  const { pad, inputShape } = attrs;
  const reorder = (values: unknown[]): unknown[] => [values[0], values[2], values[3], values[1]];
  return {
    ...attrs,
    dataFormat: 'NHWC',
    ...(Array.isArray(pad) ? { pad: reorder(pad) as number[][] } : {}),
    ...(Array.isArray(inputShape) ? { inputShape: reorder(inputShape) as number[] } : {}),
  };
}
