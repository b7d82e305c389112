import { expect, test } from 'vitest';
import { backward } from '../explain/backward.js';
import { forward } from '../explain/forward.js';
import { initialWeights } from '../explain/weights.js';
import { arithmeticOf } from './arithmetic.js';
import { gradientTerms } from './gradient-terms.js';
import { LAYER_SIZES, UNIT_LAYERS, type Unit, unitValue } from './unit.js';
import { inputUnit, nameOf, shortNameOf } from './unit-name.js';

const weights = initialWeights(3);
const values = forward(
  Uint8Array.from({ length: 784 }, (_, i) => (i * 67) % 251),
  weights,
);
const gradients = backward(values, weights, 4);

/** Units in the corners and away from the edges. */
const units: Unit[] = UNIT_LAYERS.filter((layer) => layer !== 'logits').flatMap((layer) => {
  const [height, width, channels] = LAYER_SIZES[layer];
  return [0, 0.5, 0.99].map((at) => ({
    layer,
    channel: Math.floor(at * channels),
    y: Math.floor(at * height),
    x: Math.floor(at * width),
  }));
});

test.each(units)(
  'gradientTerms() of $layer $channel $y $x add up to the gradient of the backward pass',
  (unit) => {
    const terms = gradientTerms(unit, { values, gradients, weights });
    const sum = terms.reduce((total, { gradient, slope, weight }) => total + gradient * slope * weight, 0);
    expect(sum).toBeCloseTo(unitValue(gradients, unit), 12);
  },
);

test.each(['dense1', 'dense2', 'logits'] as const)(
  'inputUnit(%s, index) is the unit that the layer reads',
  (layer) => {
    const sum = arithmeticOf({ layer, channel: 0, y: 0, x: 3 }, values, weights);
    if (sum.kind !== 'dense') throw new Error('a dense layer has dense arithmetic');
    for (const [index, input] of sum.inputs.entries()) {
      expect(unitValue(values, inputUnit(layer, index))).toBe(input);
    }
  },
);

test('nameOf(unit) and shortNameOf(unit) count maps, rows, columns and units from 1, and outputs as digits', () => {
  const input = inputUnit('dense1', 114);
  expect([nameOf(input), shortNameOf(input)]).toEqual(['S4, map 3, row 2, column 4', 'S4 map 3 (2, 4)']);
  expect(shortNameOf(inputUnit('dense2', 0))).toBe('C5 unit 1');
  expect(nameOf({ layer: 'logits', channel: 0, y: 0, x: 7 })).toBe('Output unit 7');
});
