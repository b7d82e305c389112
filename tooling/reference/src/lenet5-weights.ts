import { type Tensor, type Tensor1, tensor } from './tensor.js';
import type { Lenet5Weights } from './train-lenet5.js';

/**
 * Copies the weights of a LeNet-5 into float64.
 *
 * @param values Kernel and bias of each layer, from input to output: ten lists of numbers, row-major.
 * @throws RangeError if a list is missing or has the wrong length.
 */
export function lenet5Weights(values: readonly ArrayLike<number>[]): Lenet5Weights {
  return {
    conv1: layerWeights([5, 5, 1, 6], values[0], values[1]),
    conv2: layerWeights([5, 5, 6, 16], values[2], values[3]),
    dense1: layerWeights([256, 120], values[4], values[5]),
    dense2: layerWeights([120, 84], values[6], values[7]),
    dense3: layerWeights([84, 10], values[8], values[9]),
  };
}

function layerWeights<const Shape extends readonly number[]>(
  kernelShape: Shape,
  kernel: ArrayLike<number> = [],
  bias: ArrayLike<number> = [],
): { readonly kernel: Tensor<Shape>; readonly bias: Tensor1 } {
  return { kernel: tensor(kernelShape, kernel), bias: tensor([kernelShape[kernelShape.length - 1]!], bias) };
}
