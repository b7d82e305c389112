import { connectFirstLayers, type LayerConfig, NETWORK_INPUT, type StackConfig } from '@lenet5/core';
import type { Random } from './random.js';

/** A kind of layer that a random network can have, for images of 3 sizes or more. */
type Make = (random: Random, shape: readonly number[]) => LayerWithoutName;

type LayerWithoutName = LayerConfig extends infer L
  ? L extends unknown
    ? Omit<L, 'name' | 'from'>
    : never
  : never;

const ACTIVATIONS = ['relu', 'tanh', 'sigmoid', 'gelu', 'softplus'] as const;
const KERNELS = [1, 2, 3, 3, 3, 5];

const MAKE: readonly Make[] = [
  convolution,
  convolution,
  convolution,
  (random) => ({
    ...window(random),
    type: 'DepthwiseConv2D',
    depthMultiplier: 1,
    useBias: true,
    activation: 'linear',
  }),
  (random) => ({ type: 'Activation', activation: random.pick(ACTIVATIONS) }),
  (random) => ({ type: 'Activation', activation: random.pick(ACTIVATIONS) }),
  (random) => ({ type: 'LeakyReLU', alpha: random.pick([0, 0.3]) }),
  pooling,
  (random) => ({
    type: 'ZeroPadding2D',
    padding: [
      [random.between(0, 1), 1],
      [0, random.between(0, 1)],
    ],
  }),
];

/**
 * A random network with skip connections that the compiler supports: each layer takes the output of the last layer or of any earlier
 * one, some layers add two or three values of one shape, and the outputs that no layer takes are added in the end.
 */
export function randomGraph(random: Random): StackConfig {
  const inputShape = [random.between(5, 10), random.between(5, 13), random.pick([1, 3, 4])];
  const isNormalized = random.next() < 0.4;
  const layers: LayerConfig[] = [];
  const shapes = new Map<string, readonly number[]>([[NETWORK_INPUT, inputShape]]);
  let last = NETWORK_INPUT;
  const add = (layer: LayerWithoutName, ...from: string[]): string => {
    last = `layer${layers.length}`;
    layers.push({ ...layer, name: last, from } as LayerConfig);
    const connected = connectFirstLayers({ name: 'graph', inputShape, layers }).layers.at(-1);
    shapes.set(last, connected?.outputShape ?? []);
    return last;
  };
  const namesLike = (name: string): string[] =>
    [...shapes.keys()].filter((other) => String(shapes.get(other)) === String(shapes.get(name)));
  for (let step = random.between(4, 10); step > 0; step--) {
    const source = random.next() < 0.7 ? last : random.pick([...shapes.keys()]);
    const alike = namesLike(source);
    if (alike.length > 1 && random.next() < 0.4) {
      const others = Array.from({ length: random.between(1, 2) }, () => random.pick(alike));
      add({ type: 'Add' }, source, ...others);
    } else if (isNormalized && random.next() < 0.3) {
      const settings = { momentum: 0.9, epsilon: random.pick([1e-3, 1e-1]) };
      add({ type: 'BatchNormalization', ...settings, center: true, scale: true }, source);
    } else {
      add(random.pick(MAKE)(random, shapes.get(source) ?? []), source);
    }
  }
  const units = random.between(2, 9);
  const ends = [...shapes.keys()]
    .filter((name) => name !== NETWORK_INPUT && !layers.some(({ from }) => from?.includes(name)))
    .map((name) => {
      const type = random.pick(['Flatten', 'GlobalAveragePooling2D', 'GlobalMaxPooling2D'] as const);
      // A tanh of a large sum has a derivative near 0, which float32 knows only roughly.
      const activation = random.pick(['linear', 'relu'] as const);
      return add({ type: 'Dense', units, activation, useBias: true }, add({ type }, name));
    });
  if (ends.length > 1) add({ type: 'Add' }, ...ends);
  if (random.next() < 0.5) add({ type: 'Add' }, last, add({ type: 'Activation', activation: 'tanh' }, last));
  add({ type: 'Dense', units: random.between(2, 11), activation: 'softmax', useBias: true }, last);
  return { name: 'graph', inputShape, layers };
}

function window(random: Random) {
  const [rows, columns] = [random.pick(KERNELS), random.pick(KERNELS)];
  return {
    kernelSize: [rows, columns],
    strides: [1, 1],
    dilationRate: [1, 1],
    padding: 'same',
  } as const;
}

function convolution(random: Random, [, , channels = 1]: readonly number[]): LayerWithoutName {
  const filters = random.next() < 0.7 ? channels : random.between(1, 9);
  const activation = random.pick(['linear', 'linear', 'relu', 'tanh'] as const);
  return { ...window(random), type: 'Conv2D', filters, activation, useBias: random.next() < 0.8 };
}

function pooling(random: Random, [rows = 1, columns = 1]: readonly number[]): LayerWithoutName {
  const type = random.pick(['AveragePooling2D', 'MaxPooling2D'] as const);
  const side = (size: number): number => Math.min(size, 2);
  const poolSize = [side(rows), side(columns)] as const;
  return random.next() < 0.6
    ? { type, poolSize, strides: poolSize, padding: 'valid' }
    : { type, poolSize: [3, 2], strides: [1, 1], padding: 'same' };
}
