import {
  type BatchNormalizationLayer,
  connectLayers,
  type ImageShape,
  type Layer,
  type SeparableConv2DLayer,
  type StackConfig,
  type TableConv2DLayer,
  type WeightSpec,
} from '@lenet5/core';
import { flattenedInputs } from './flattened-inputs.js';

/** Sizes of a kernel: height, width, inputs, outputs. */
type KernelSizes = readonly [height: number, width: number, inputs: number, outputs: number];

/** A weight of a PyTorch state dict, and the weight of the model that it is. */
export interface StateDictEntry {
  /** `conv1.weight` */
  readonly name: string;
  readonly shape: readonly number[];
  /** The weight of the model: `conv1/kernel`. */
  readonly own: WeightSpec;
  /** For each value in PyTorch, its index among those of the model, or −1 for a value that is always 0. Absent for the same order. */
  readonly order?: Int32Array;
}

/**
 * The state dict of the same network in PyTorch, in the order of the layers.
 *
 * | layer | names | shape of the weight |
 * |---|---|---|
 * | Conv2D | `weight`, `bias` | `[outputs, inputs, height, width]` |
 * | Dense | `weight`, `bias` | `[outputs, inputs]`; the values of a flattened image are ordered by channel, row, column |
 * | DepthwiseConv2D | `weight`, `bias` | `[channels · multiplier, 1, height, width]`, with a group per channel |
 * | SeparableConv2D | `depthwise.weight`, `pointwise.weight`, `pointwise.bias` | those of the two convolutions |
 * | BatchNormalization | `weight`, `bias`, `running_mean`, `running_var` | `[channels]` |
 * | TableConv2D | `weight`, `bias` | `[outputs, inputs, height, width]`, 0 where the table has no connection |
 * | Subsampling2D | `weight`, `bias` | `[channels]` |
 *
 * @throws UnsupportedLayerError if a sum has a flattened image and other values as its inputs
 */
export function stateDictEntries(config: StackConfig): StateDictEntry[] {
  const { layers } = connectLayers(config);
  const flattened = flattenedInputs(layers, "safetensors in PyTorch's layout");
  return layers.flatMap((layer) =>
    layerEntries(layer, flattened.get(layer.name)).map((entry) => ({
      ...entry,
      name: `${layer.name}.${entry.name}`,
    })),
  );
}

/** @param flattened the image that the layer takes, if it is flattened. A layer without weights has no entries. */
function layerEntries(layer: Layer, flattened: ImageShape | undefined): StateDictEntry[] {
  if (layer.type === 'BatchNormalization') return normalizationEntries(layer, flattened);
  if (layer.type === 'SeparableConv2D') return separableEntries(layer);
  return 'kernel' in layer ? [kernelEntryOf(layer, flattened), ...biasOf(layer)] : [];
}

type KernelLayer = Exclude<
  Extract<Layer, { readonly kernel: WeightSpec }>,
  { readonly type: 'SeparableConv2D' }
>;

function kernelEntryOf(layer: KernelLayer, flattened: ImageShape | undefined): StateDictEntry {
  switch (layer.type) {
    case 'Conv2D': {
      const [height = 0, width = 0, inputs = 0, outputs = 0] = layer.kernel.shape;
      return kernelEntry('weight', layer.kernel, [height, width, inputs, outputs]);
    }
    case 'Dense': {
      const [inputs = 0] = layer.inputShape;
      const sizes = [...(flattened ?? ([1, 1, inputs] as const)), layer.units] as const;
      return { ...kernelEntry('weight', layer.kernel, sizes), shape: [layer.units, inputs] };
    }
    case 'DepthwiseConv2D':
      return depthwiseEntry('weight', layer.kernel);
    case 'TableConv2D':
      return tableEntry(layer);
    case 'Subsampling2D':
      return vectorEntry('weight', layer.kernel);
  }
}

function separableEntries(layer: SeparableConv2DLayer): StateDictEntry[] {
  const [, , channels = 0, filters = 0] = layer.pointwiseKernel.shape;
  return [
    depthwiseEntry('depthwise.weight', layer.kernel),
    kernelEntry('pointwise.weight', layer.pointwiseKernel, [1, 1, channels, filters]),
    ...biasOf(layer, 'pointwise.bias'),
  ];
}

function normalizationEntries(
  { gamma, beta, movingMean, movingVariance }: BatchNormalizationLayer,
  flattened: ImageShape | undefined,
): StateDictEntry[] {
  return [
    ...(gamma ? [vectorEntry('weight', gamma, flattened)] : []),
    ...(beta ? [vectorEntry('bias', beta, flattened)] : []),
    vectorEntry('running_mean', movingMean, flattened),
    vectorEntry('running_var', movingVariance, flattened),
  ];
}

function biasOf({ bias }: { readonly bias?: WeightSpec }, name = 'bias'): StateDictEntry[] {
  return bias ? [vectorEntry(name, bias)] : [];
}

/** @param flattened the image whose values the vector has one each of, if it is flattened */
function vectorEntry(name: string, own: WeightSpec, flattened?: ImageShape): StateDictEntry {
  const entry = { name, shape: own.shape, own };
  return flattened ? { ...entry, order: kernelOrder([...flattened, 1]) } : entry;
}

function kernelEntry(name: string, own: WeightSpec, sizes: KernelSizes): StateDictEntry {
  const [height, width, inputs, outputs] = sizes;
  return { name, shape: [outputs, inputs, height, width], own, order: kernelOrder(sizes) };
}

function depthwiseEntry(name: string, own: WeightSpec): StateDictEntry {
  const [height = 0, width = 0, channels = 0, multiplier = 0] = own.shape;
  return kernelEntry(name, own, [height, width, 1, channels * multiplier]);
}

/** The order of a kernel `[height, width, inputs, outputs]` in PyTorch: `[outputs, inputs, height, width]`. */
function kernelOrder([height, width, inputs, outputs]: KernelSizes): Int32Array {
  const field = height * width;
  const order = new Int32Array(field * inputs * outputs);
  for (let place = 0; place < field; place++) {
    for (let input = 0; input < inputs; input++) {
      for (let output = 0; output < outputs; output++)
        order[(output * inputs + input) * field + place] = (place * inputs + input) * outputs + output;
    }
  }
  return order;
}

/** The kernel of each connection at its filter and map. */
function tableEntry({ kernel, kernelSize, connections, inputShape }: TableConv2DLayer): StateDictEntry {
  const [rows, columns] = kernelSize;
  const [field, channels] = [rows * columns, inputShape[2]];
  const pairs = connections.flatMap((maps, filter) => maps.map((map) => filter * channels + map));
  const order = new Int32Array(connections.length * channels * field).fill(-1);
  for (const [connection, pair] of pairs.entries()) {
    for (let place = 0; place < field; place++)
      order[pair * field + place] = place * pairs.length + connection;
  }
  return { name: 'weight', shape: [connections.length, channels, rows, columns], own: kernel, order };
}
