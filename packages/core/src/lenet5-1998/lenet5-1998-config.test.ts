import { describe, expect, test } from 'vitest';
import { connectLayers } from '../layers/connect-layers.js';
import { countConnections } from '../layers/count-connections.js';
import { type Layer, layerWeights } from '../layers/layer.js';
import { shapeSize } from '../tensor/shape-size.js';
import { C3_CONNECTIONS } from './c3-connections.js';
import { DIGIT_CENTERS } from './digit-centers.js';
import { lenet5Of1998Config } from './lenet5-1998-config.js';
import { lenet5Of1998Weights } from './lenet5-1998-weights.js';

const { layers } = connectLayers(lenet5Of1998Config);

/** Parameters of a layer. */
const parametersOf = (layer: Layer): number =>
  layerWeights(layer).reduce((sum, { shape }) => sum + shapeSize(shape), 0);

describe('lenet5Of1998Config', () => {
  test('has the output shapes and the parameters of the paper', () => {
    const rows = layers.map((layer) => `${layer.name} ${layer.outputShape} ${parametersOf(layer)}`);
    expect(rows).toEqual([
      'pad 32,32,1 0',
      'rescale 32,32,1 0',
      'c1 28,28,6 156',
      's2 14,14,6 12',
      'c3 10,10,16 1516',
      's4 5,5,16 32',
      'flatten 400 0',
      'c5 120 48120',
      'f6 84 10164',
      'output 10 0',
      'probabilities 10 0',
    ]);
    expect(layers.reduce((sum, layer) => sum + parametersOf(layer), 0)).toBe(60_000);
  });

  test('has the 340,908 connections of the paper', () => {
    const counts = layers.map(countConnections).filter((count) => count > 0);
    expect(counts).toEqual([122_304, 5880, 151_600, 2000, 48_120, 10_164, 840]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(340_908);
  });

  test('C3 has 60 connections: six maps read 3 maps, nine read 4, and one reads all 6', () => {
    expect(C3_CONNECTIONS.map(({ length }) => length)).toEqual([
      3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 6,
    ]);
    // Each map of S2 is read by 10 maps of C3 (table I has 10 crosses in every row).
    for (let map = 0; map < 6; map++) {
      expect(C3_CONNECTIONS.filter((maps) => maps.includes(map))).toHaveLength(10);
    }
  });

  test('the centers are ten different bitmaps of 84 pixels that are 1 or −1', () => {
    expect(new Set(DIGIT_CENTERS.map(String)).size).toBe(10);
    for (const center of DIGIT_CENTERS) {
      expect(center).toHaveLength(84);
      expect(new Set(center)).toEqual(new Set([-1, 1]));
    }
  });
});

describe('lenet5Of1998Weights(seed)', () => {
  // Number of inputs of a unit: 5·5, 2·2, 5·5 · 3, 4 or 6, 2·2, 5·5·16, 120.
  test.each([
    ['c1/kernel', [25]],
    ['s2/kernel', [4]],
    ['c3/kernel', [75, 100, 150]],
    ['s4/kernel', [4]],
    ['c5/kernel', [400]],
    ['f6/kernel', [120]],
  ])('%s is uniform in ±2.4 / inputs', (name, inputs) => {
    const { values = new Float32Array(), shape = [] } =
      lenet5Of1998Weights(1).find((weight) => weight.name === name) ?? {};
    const columns = shape.at(-1) ?? 0;
    const columnInputs =
      inputs.length === 1
        ? Array(columns).fill(inputs[0])
        : C3_CONNECTIONS.flatMap((maps) => maps.map(() => 25 * maps.length));
    const scaled = Array.from(values, (value, at) => (value * columnInputs[at % columns]) / 2.4);
    expect(Math.max(...scaled.map(Math.abs))).toBeLessThanOrEqual(1.000001);
    const meanSquare = scaled.reduce((sum, value) => sum + value * value, 0) / scaled.length;
    // A uniform value in ±1 has a mean square of 1/3; six values can be far from it.
    expect(meanSquare).toBeGreaterThan(0.05);
    if (scaled.length > 100) expect(meanSquare).toBeCloseTo(1 / 3, 1);
  });

  test('has zero biases, and other values for another seed', () => {
    for (const { name, values } of lenet5Of1998Weights(1)) {
      expect(values.some((value) => value !== 0)).toBe(name.endsWith('/kernel'));
    }
    expect(lenet5Of1998Weights(1)[0]).not.toEqual(lenet5Of1998Weights(2)[0]);
  });
});
