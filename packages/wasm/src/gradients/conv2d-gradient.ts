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

/** The gradient of a convolution with respect to its filter, by the active backend's kernel. */
export function filterGradient(x: Tensor, dy: Tensor, filterShape: number[], attrs: NamedAttrMap): Tensor {
  return engine().runKernel<Tensor>(Conv2DBackpropFilter, { x, dy }, { ...attrs, filterShape });
}

/** The gradient of a convolution with respect to its input, by the active backend's kernel. */
export function inputGradient(inputShape: number[], dy: Tensor, filter: Tensor, attrs: NamedAttrMap): Tensor {
  return engine().runKernel<Tensor>(Conv2DBackpropInput, { dy, filter }, { ...attrs, inputShape });
}

/**
 * The gradient of a convolution, as tfjs has it, but with dilations too, which its other backends' kernels do not know.
 *
 * @throws {UnsupportedKernelError} for a dilation on another backend than wasm.
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
        'The gradient of Conv2D',
        'dilations',
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
