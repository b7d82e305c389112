import {
  checkFinite,
  checkTensorShape,
  connectLayers,
  lenet5Weights as initialTensors,
  lenet5Config,
  type NamedTensor,
  WeightsMismatchError,
} from '@lenet5/core';
import { LENET5_LAYERS, type Lenet5Weights, lenet5Weights } from '@lenet5/reference';

/** The layers of LeNet-5 that have weights, from input to output. */
export const TRAINED_LAYERS: typeof LENET5_LAYERS = LENET5_LAYERS;

/** A layer of LeNet-5 that has weights. */
export type TrainedLayer = (typeof TRAINED_LAYERS)[number];

/** The weights of one layer: kernel `[5, 5, inputs, filters]` or `[inputs, units]`, bias `[outputs]`. */
export interface LayerWeights {
  readonly kernel: Float32Array;
  readonly bias: Float32Array;
}

/** All 44,426 parameters of a LeNet-5. */
export type Weights = Readonly<Record<TrainedLayer, LayerWeights>>;

type ConvolutionShape = readonly [rows: number, columns: number, inputs: number, filters: number];
type DenseShape = readonly [inputs: number, units: number];

const { layers } = connectLayers(lenet5Config);

/** The shape of the kernel weights of a layer of LeNet-5. */
function kernelShape<Shape extends readonly number[]>(name: TrainedLayer): Shape {
  const layer = layers.find((candidate) => candidate.name === name);
  if (!layer || !('kernel' in layer)) throw new Error(`LeNet-5 has no weights in ${name}`);
  return layer.kernel.shape as readonly number[] as Shape;
}

/** The shapes of the kernel weights. */
export const KERNEL_SHAPES = {
  conv1: kernelShape<ConvolutionShape>('conv1'),
  conv2: kernelShape<ConvolutionShape>('conv2'),
  dense1: kernelShape<DenseShape>('dense1'),
  dense2: kernelShape<DenseShape>('dense2'),
  dense3: kernelShape<DenseShape>('dense3'),
} as const satisfies Record<TrainedLayer, readonly number[]>;

/** Names and shapes of all weights, in the order of the model. */
function tensorShapes(): { name: string; shape: readonly number[] }[] {
  return TRAINED_LAYERS.flatMap((layer) => [
    { name: `${layer}/kernel`, shape: KERNEL_SHAPES[layer] },
    { name: `${layer}/bias`, shape: KERNEL_SHAPES[layer].slice(-1) },
  ]);
}

function fromEach(values: (name: string, shape: readonly number[]) => Float32Array): Weights {
  const layer = (name: TrainedLayer): LayerWeights => ({
    kernel: values(`${name}/kernel`, KERNEL_SHAPES[name]),
    bias: values(`${name}/bias`, KERNEL_SHAPES[name].slice(-1)),
  });
  const [conv1, conv2, dense1, dense2, dense3] = TRAINED_LAYERS.map(layer);
  return { conv1: conv1!, conv2: conv2!, dense1: dense1!, dense2: dense2!, dense3: dense3! };
}

/**
 * Picks the weights from `tensors` by name. Ignores other tensors, such as the moments of an optimizer.
 *
 * @param source Where the tensors come from, for error messages.
 * @throws WeightsMismatchError if a weight is missing or has another shape; WeightsNotFiniteError if a value is NaN or
 * infinite.
 */
export function weightsFrom(tensors: readonly NamedTensor[], source: string): Weights {
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  return fromEach((name, shape) => {
    const tensor = byName.get(name);
    if (!tensor) throw new WeightsMismatchError(source, `${name} is missing`);
    checkTensorShape(tensor, shape, source);
    checkFinite([tensor], source);
    return tensor.values;
  });
}

/** The weights before training: the same function of the seed as in `lenet5({ seed })`. */
export function initialWeights(seed: number): Weights {
  return weightsFrom(initialTensors(seed), 'lenet5()');
}

/** The weights as named tensors, in the order of the model. */
export function tensorsOf(weights: Weights): NamedTensor[] {
  return tensorShapes().map(({ name, shape }) => {
    const [layer, kind] = name.split('/') as [TrainedLayer, keyof LayerWeights];
    return { name, shape, values: weights[layer][kind] };
  });
}

const inFloat64 = new WeakMap<Weights, Lenet5Weights>();

/** The weights in float64, for the reference. A network computes many passes, so they are converted once. */
export function referenceWeights(weights: Weights): Lenet5Weights {
  const known = inFloat64.get(weights);
  if (known) return known;
  const converted = lenet5Weights(
    TRAINED_LAYERS.flatMap((layer) => [weights[layer].kernel, weights[layer].bias]),
  );
  inFloat64.set(weights, converted);
  return converted;
}
