import type { FeatureMap } from '../explain/feature-map.js';
import type { Activations } from '../explain/forward.js';
import type { LayerWeights, Weights } from '../explain/weights.js';
import type { Unit, UnitLayer } from './unit.js';

/** The side of every kernel of LeNet-5. */
const KERNEL_SIZE = 5;

/** A layer whose units read all units of the layer below. */
type DenseLayer = UnitLayer & ('dense1' | 'dense2' | 'logits');

/** One window of a convolution: 25 inputs, the 25 weights of the filter on one input map, and the sum of products. */
interface Window {
  readonly inputs: readonly number[];
  readonly weights: readonly number[];
  readonly sum: number;
}

/** All numbers that the value of a unit is computed from. `z` is the value before the activation function. */
export type Arithmetic =
  | {
      readonly kind: 'convolution';
      readonly windows: readonly Window[];
      readonly bias: number;
      readonly z: number;
    }
  | { readonly kind: 'pooling'; readonly inputs: readonly number[]; readonly mean: number }
  | {
      readonly kind: 'dense';
      readonly layer: DenseLayer;
      /** One per input. */
      readonly inputs: readonly number[];
      readonly weights: readonly number[];
      readonly bias: number;
      readonly z: number;
    };

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

const products = (inputs: readonly number[], weights: readonly number[]): number =>
  sumOf(inputs.map((input, i) => input * weights[i]!));

/** The numbers that a unit is computed from: its inputs, weights and bias. */
export function arithmeticOf(unit: Unit, values: Activations, weights: Weights): Arithmetic {
  switch (unit.layer) {
    case 'conv1':
      return convolution(unit, values.input, weights.conv1);
    case 'conv2':
      return convolution(unit, values.pool1, weights.conv2);
    case 'pool1':
      return pooling(unit, values.conv1);
    case 'pool2':
      return pooling(unit, values.conv2);
    case 'dense1':
      return dense(unit.layer, unit.x, values.pool2.values, weights.dense1);
    case 'dense2':
      return dense(unit.layer, unit.x, values.dense1, weights.dense2);
    case 'logits':
      return dense(unit.layer, unit.x, values.dense2, weights.dense3);
  }
}

function convolution({ channel, y, x }: Unit, input: FeatureMap, { kernel, bias }: LayerWeights): Arithmetic {
  const filters = bias.length;
  const taps = Array.from({ length: KERNEL_SIZE * KERNEL_SIZE }, (_, tap) => tap);
  const windows = Array.from({ length: input.channels }, (_, c): Window => {
    const inputs = taps.map((tap) => {
      const [row, column] = [y + Math.floor(tap / KERNEL_SIZE), x + (tap % KERNEL_SIZE)];
      return input.values[(row * input.width + column) * input.channels + c]!;
    });
    const weights = taps.map((tap) => kernel[(tap * input.channels + c) * filters + channel]!);
    return { inputs, weights, sum: products(inputs, weights) };
  });
  const z = sumOf(windows.map(({ sum }) => sum)) + bias[channel]!;
  return { kind: 'convolution', windows, bias: bias[channel]!, z };
}

function pooling({ channel, y, x }: Unit, input: FeatureMap): Arithmetic {
  const inputs = [0, 1, 2, 3].map((i) => {
    const [row, column] = [2 * y + (i >> 1), 2 * x + (i & 1)];
    return input.values[(row * input.width + column) * input.channels + channel]!;
  });
  return { kind: 'pooling', inputs, mean: sumOf(inputs) / 4 };
}

function dense(
  layer: DenseLayer,
  unit: number,
  values: Float64Array,
  { kernel, bias }: LayerWeights,
): Arithmetic {
  const units = bias.length;
  const inputs = [...values];
  const weights = inputs.map((_, i) => kernel[i * units + unit]!);
  const z = products(inputs, weights) + bias[unit]!;
  return { kind: 'dense', layer, inputs, weights, bias: bias[unit]!, z };
}
