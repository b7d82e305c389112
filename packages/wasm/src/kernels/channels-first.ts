import { type NamedAttrMap, type TensorInfo, Transpose } from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import type { KernelInputs, TrainingKernel } from './training-kernel.js';

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
  images: readonly (keyof KernelInputs)[],
  output: 'image' | 'filter',
): TrainingKernel {
  return {
    kernelName: kernel.kernelName,
    run(heap: Heap, inputs: KernelInputs, attrs: NamedAttrMap, stock: () => TensorInfo) {
      if (!isChannelsFirst(attrs)) return kernel.run(heap, inputs, attrs, stock);
      const transposed = images.flatMap((name) =>
        inputs[name] ? [[name, channelsLast(heap, inputs[name])]] : [],
      );
      const allInputs = { ...inputs, ...Object.fromEntries(transposed) };
      const y = kernel.run(heap, allInputs, channelsLastAttrs(attrs), stock);
      return output === 'filter' ? y : heap.run(Transpose, { x: y }, { perm: TO_CHANNELS_FIRST });
    },
  };
}

/** A bias of rank 1 has one value per channel in either layout. */
function channelsLast(heap: Heap, tensor: TensorInfo): TensorInfo {
  const perm = TO_CHANNELS_LAST[tensor.shape.length];
  return perm ? heap.run(Transpose, { x: tensor }, { perm }) : tensor;
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
