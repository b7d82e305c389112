import type { Gradients } from '../explain/backward.js';
import type { Activations } from '../explain/forward.js';
import type { Weights } from '../explain/weights.js';
import { LAYER_SIZES, type Unit, type UnitLayer, unitValue } from './unit.js';

/** What one unit of the layer above contributes to the gradient of a unit: gradient × slope × weight. */
export interface GradientTerm {
  /** The unit above. */
  readonly from: Unit;
  /** The gradient of the loss with respect to its value. */
  readonly gradient: number;
  /** The slope of its activation function: 1 − a² for tanh, 1 without one. */
  readonly slope: number;
  /** The weight of the connection. */
  readonly weight: number;
}

/** The numbers of a pass over the network. */
interface Passes {
  readonly values: Activations;
  readonly gradients: Gradients;
  readonly weights: Weights;
}

/** A connection from a unit to one above it. */
interface Connection {
  readonly to: Unit;
  readonly weight: number;
}

/** The terms whose sum is the gradient of the loss with respect to a unit; none for an output unit, where it is p − y. */
export function gradientTerms(unit: Unit, { values, gradients, weights }: Passes): readonly GradientTerm[] {
  return connectionsOf(unit, weights).map(({ to, weight }) => {
    const hasTanh = to.layer !== 'logits' && !to.layer.startsWith('pool');
    const slope = hasTanh ? 1 - unitValue(values, to) ** 2 : 1;
    return { from: to, gradient: unitValue(gradients, to), slope, weight };
  });
}

function connectionsOf(unit: Unit, weights: Weights): readonly Connection[] {
  const { layer, channel, y, x } = unit;
  switch (layer) {
    case 'conv1':
    case 'conv2': {
      const above = layer === 'conv1' ? 'pool1' : 'pool2';
      return [{ to: { layer: above, channel, y: y >> 1, x: x >> 1 }, weight: 1 / 4 }];
    }
    case 'pool1':
      return convolutionAbove(unit, weights.conv2.kernel);
    case 'pool2': {
      const [, width, channels] = LAYER_SIZES.pool2;
      return denseAbove('dense1', (y * width + x) * channels + channel, weights.dense1.kernel);
    }
    case 'dense1':
      return denseAbove('dense2', x, weights.dense2.kernel);
    case 'dense2':
      return denseAbove('logits', x, weights.dense3.kernel);
    case 'logits':
      return [];
  }
}

function denseAbove(layer: UnitLayer, input: number, kernel: Float32Array): readonly Connection[] {
  const units = LAYER_SIZES[layer][1];
  return Array.from({ length: units }, (_, x) => ({
    to: { layer, channel: 0, y: 0, x },
    weight: kernel[input * units + x]!,
  }));
}

/** The units of C3 whose window contains a unit of S2. Kernel weights have the shape `[5, 5, 6, 16]`. */
function convolutionAbove({ channel, y, x }: Unit, kernel: Float32Array): readonly Connection[] {
  const [height, width, filters] = LAYER_SIZES.conv2;
  const inputs = LAYER_SIZES.pool1[2];
  const side = 5;
  return Array.from({ length: side * side * filters }, (_, i) => {
    const [tap, filter] = [Math.floor(i / filters), i % filters];
    const to = {
      layer: 'conv2',
      channel: filter,
      y: y - Math.floor(tap / side),
      x: x - (tap % side),
    } as const;
    return { to, weight: kernel[(tap * inputs + channel) * filters + filter]! };
  }).filter(({ to }) => to.y >= 0 && to.y < height && to.x >= 0 && to.x < width);
}
