import type { NamedTensor } from '@lenet5/core';

/** Sizes of a kernel: height, width, inputs, outputs. */
type KernelSizes = readonly [number, number, number, number];

/**
 * The weights of a depthwise convolution, whose kernel `[height, width, channels, filters]` becomes
 * `[channels · filters, 1, height, width]`, with a group per channel.
 */
export function depthwiseWeights(name: string, kernel: NamedTensor, bias?: NamedTensor): NamedTensor[] {
  const [height = 0, width = 0, channels = 0, filters = 0] = kernel.shape;
  return kernelWeights(name, { kernel, sizes: [height, width, 1, channels * filters] }, bias);
}

/**
 * The weights of a convolution in the layout of frameworks whose images are channels first (PyTorch, ONNX): `<name>.weight` and, if
 * there is one, `<name>.bias`. A kernel `[height, width, inputs, outputs]` becomes `[outputs, inputs, height, width]`.
 */
export function kernelWeights(
  name: string,
  { kernel, sizes }: { readonly kernel: NamedTensor; readonly sizes: KernelSizes },
  bias?: NamedTensor,
): NamedTensor[] {
  const [height, width, inputs, outputs] = sizes;
  return named(name, channelsFirstValues(sizes, kernel.values), [outputs, inputs, height, width], bias);
}

function named(
  name: string,
  values: Float32Array,
  shape: number[],
  bias: NamedTensor | undefined,
): NamedTensor[] {
  const weight = { name: `${name}.weight`, shape, values };
  return bias ? [weight, { ...bias, name: `${name}.bias` }] : [weight];
}

/** Reorders the values of a kernel from `[height, width, inputs, outputs]` to `[outputs, inputs, height, width]`. */
function channelsFirstValues(sizes: KernelSizes, kernel: Float32Array): Float32Array {
  const values = new Float32Array(kernel.length);
  forEachKernelValue(sizes, (last, first) => {
    values[first] = kernel[last] ?? 0;
  });
  return values;
}

/**
 * Reorders the values of a kernel from `[outputs, inputs, height, width]` to `[height, width, inputs, outputs]`.
 * @param sizes height, width, inputs, outputs
 */
export function channelsLastValues(sizes: KernelSizes, weight: Float32Array): Float32Array {
  const values = new Float32Array(weight.length);
  forEachKernelValue(sizes, (last, first) => {
    values[last] = weight[first] ?? 0;
  });
  return values;
}

/** Calls `visit` with the index of each value of a kernel, channels last and channels first. */
function forEachKernelValue(
  [height, width, inputs, outputs]: KernelSizes,
  visit: (channelsLast: number, channelsFirst: number) => void,
): void {
  const field = height * width;
  for (let place = 0; place < field; place++) {
    for (let input = 0; input < inputs; input++) {
      for (let output = 0; output < outputs; output++) {
        visit((place * inputs + input) * outputs + output, (output * inputs + input) * field + place);
      }
    }
  }
}
