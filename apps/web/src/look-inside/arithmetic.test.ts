import { describe, expect, test } from 'vitest';
import { forward } from '../explain/forward.js';
import { initialWeights } from '../explain/weights.js';
import { arithmeticOf } from './arithmetic.js';
import { receptiveField } from './receptive-field.js';
import {
  decodeUnit,
  encodeUnit,
  LAYER_SIZES,
  neighborOf,
  UNIT_LAYERS,
  type Unit,
  unitValue,
} from './unit.js';

const weights = initialWeights(3);
const pixels = Uint8Array.from({ length: 784 }, (_, i) => (i * 67) % 251);
const values = forward(pixels, weights);

/** One unit per layer, away from the edges. */
const units: Unit[] = UNIT_LAYERS.map((layer) => {
  const [height, width, channels] = LAYER_SIZES[layer];
  return { layer, channel: channels >> 1, y: height >> 1, x: Math.floor(width / 3) };
});

describe.each(units)('$layer', (unit) => {
  test(`arithmeticOf(unit) computes the value of a unit of ${unit.layer}`, () => {
    const sum = arithmeticOf(unit, values, weights);
    const result = sum.kind === 'pooling' ? sum.mean : unit.layer === 'logits' ? sum.z : Math.tanh(sum.z);
    expect(result).toBeCloseTo(unitValue(values, unit), 12);
  });

  test(`receptiveField(unit) has the pixels that a unit of ${unit.layer} depends on, and no others`, () => {
    const { x, y, size } = receptiveField(unit);
    const inside = (i: number): boolean =>
      i % 28 >= x && i % 28 < x + size && Math.floor(i / 28) >= y && Math.floor(i / 28) < y + size;
    const masked = forward(
      pixels.map((value, i) => (inside(i) ? value : 255 - value)),
      weights,
    );
    expect(unitValue(masked, unit)).toBe(unitValue(values, unit));
    const corners = [y * 28 + x, (y + size - 1) * 28 + x + size - 1];
    for (const corner of corners) {
      const changed = forward(
        pixels.map((value, i) => (i === corner ? 255 - value : value)),
        weights,
      );
      expect(unitValue(changed, unit)).not.toBe(unitValue(values, unit));
    }
  });

  test(`decodeUnit(encodeUnit(unit)) is the same unit of ${unit.layer}`, () => {
    expect(decodeUnit(encodeUnit(unit))).toEqual(unit);
  });
});

test('neighborOf(unit, dx, dy) stays in the map or the row', () => {
  const unit: Unit = { layer: 'pool2', channel: 5, y: 0, x: 3 };
  expect(neighborOf(unit, 0, 1)).toEqual({ ...unit, y: 1 });
  expect(neighborOf(unit, -1, 0)).toEqual({ ...unit, x: 2 });
  expect(neighborOf(unit, 1, 0)).toBeUndefined();
  expect(neighborOf(unit, 0, -1)).toBeUndefined();
  expect(neighborOf({ layer: 'dense1', channel: 0, y: 0, x: 119 }, 1, 0)).toBeUndefined();
});

test('decodeUnit(text) is undefined for text that encodes no unit', () => {
  for (const text of [
    undefined,
    '',
    'conv3.0.0.0',
    'conv1.6.0.0',
    'conv1.0.24.0',
    'conv1.a.0.0',
    'dense1.0.1.0',
  ]) {
    expect(decodeUnit(text)).toBeUndefined();
  }
});
