import {
  Conv2D,
  Conv2DBackpropFilter,
  Conv2DBackpropInput,
  engine,
  type GradConfig,
  type NamedAttrMap,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { UnsupportedKernelError } from '../wasm-errors.js';

/** The gradient of a convolution with respect to its filter, computed by the active backend. */
export function filterGradient(x: Tensor, dy: Tensor, filterShape: number[], attrs: NamedAttrMap): Tensor {
  return engine().runKernel<Tensor>(Conv2DBackpropFilter, { x, dy }, { ...attrs, filterShape });
}

/** The gradient of a convolution with respect to its input, computed by the active backend. */
export function inputGradient(inputShape: number[], dy: Tensor, filter: Tensor, attrs: NamedAttrMap): Tensor {
  return engine().runKernel<Tensor>(Conv2DBackpropInput, { dy, filter }, { ...attrs, inputShape });
}

/**
 * The gradient of a convolution. Unlike tfjs's, it supports dilations, on the wasm backend.
 *
 * @throws {UnsupportedKernelError} for a dilation on another backend.
 */
export const conv2DGradient: GradConfig = {
  kernelName: Conv2D,
  inputsToSave: ['x', 'filter'],
  gradFunc: (dys, saved, attrs) => {
    const dy = dys as Tensor;
    const [x, filter] = saved as [Tensor, Tensor];
    const dilated = [attrs.dilations ?? 1].flat().some((dilation) => dilation !== 1);
    if (dilated && engine().backendName !== 'wasm') {
      const found = `${attrs.dilations}`;
      throw new UnsupportedKernelError(
        `the gradient of Conv2D on the ${engine().backendName} backend`,
        'dilation',
        found,
        'train on the wasm backend',
      );
    }
    return {
      x: () => inputGradient(x.shape, dy, filter, attrs),
      filter: () => filterGradient(x, dy, filter.shape, attrs),
    };
  },
};
