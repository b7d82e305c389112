import type { NamedTensor } from '@lenet5/core';
import type { WeightedLayer } from './family-layer.js';

/** Sizes of a kernel: height, width, inputs, outputs. */
type KernelSizes = readonly [number, number, number, number];

/**
 * A layer's weights as frameworks hold them whose maps lie channels first (PyTorch, ONNX): `<layer>.weight` and, where
 * there is one, `<layer>.bias`. A convolution's kernel `[height, width, inputs, outputs]` becomes
 * `[outputs, inputs, height, width]`; a dense kernel `[inputs, outputs]` becomes `[outputs, inputs]`, and where its
 * inputs are flattened maps they change from height, width, channels to channels, height, width.
 */
export function channelsFirstWeights(layer: WeightedLayer): NamedTensor[] {
  const sizes = kernelSizes(layer);
  const values = new Float32Array(layer.kernel.values.length);
  eachKernelPlace(sizes, (last, first) => {
    values[first] = layer.kernel.values[last] ?? 0;
  });
  const weight = { name: `${layer.name}.weight`, shape: channelsFirstShape(layer), values };
  return layer.bias ? [weight, { ...layer.bias, name: `${layer.name}.bias` }] : [weight];
}

/** Shape of `<layer>.weight`. */
export function channelsFirstShape(layer: WeightedLayer): number[] {
  const [height, width, inputs, outputs] = kernelSizes(layer);
  return layer.type === 'Conv2D' ? [outputs, inputs, height, width] : [outputs, height * width * inputs];
}

/** The values of `<layer>.weight` in the order of this layer's own kernel: back from channels first. */
export function channelsLastKernel(layer: WeightedLayer, weight: Float32Array): Float32Array {
  const values = new Float32Array(weight.length);
  eachKernelPlace(kernelSizes(layer), (last, first) => {
    values[last] = weight[first] ?? 0;
  });
  return values;
}

/** A dense layer on flattened maps is a convolution whose kernel is as large as the maps: one rule for both. */
function kernelSizes(layer: WeightedLayer): KernelSizes {
  if (layer.type === 'Dense') return [...layer.maps, layer.kernel.shape[1] ?? 0];
  const [height = 0, width = 0, inputs = 0, outputs = 0] = layer.kernel.shape;
  return [height, width, inputs, outputs];
}

/** Calls with the index of each number of a kernel, `[height, width, inputs, outputs]` and channels first. */
function eachKernelPlace(
  [height, width, inputs, outputs]: KernelSizes,
  call: (channelsLast: number, channelsFirst: number) => void,
): void {
  const field = height * width;
  for (let place = 0; place < field; place++) {
    for (let input = 0; input < inputs; input++) {
      for (let output = 0; output < outputs; output++) {
        call((place * inputs + input) * outputs + output, (output * inputs + input) * field + place);
      }
    }
  }
}
