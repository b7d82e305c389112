import { describe, expect, test } from 'vitest';
import { connectLayers } from '../layers/connect-layers.js';
import { lenet5Config } from '../lenet5/lenet5-config.js';
import { lenet5Of1998Config } from '../lenet5-1998/lenet5-1998-config.js';
import { glorotUniform } from '../random/glorot-uniform.js';
import { lecunUniform } from '../random/lecun-uniform.js';
import { initialWeights } from './initial-weights.js';

const INITIALIZERS = { glorot: glorotUniform, lecun: lecunUniform };

/** The largest absolute values of the kernel with this name, per column of its last axis. */
function limits(initialization: 'glorot' | 'lecun' | '1998', name: string): number[] {
  const weights = initialWeights(connectLayers(lenet5Of1998Config), 5, initialization);
  const { shape, values } = weights.find((weight) => weight.name === name)!;
  const columns = shape.at(-1)!;
  return Array.from({ length: columns }, (_, column) =>
    Math.max(...values.filter((_, at) => at % columns === column).map(Math.abs)),
  );
}

describe('initialWeights(stack, seed, initialization)', () => {
  test.each(['glorot', 'lecun'] as const)('has the bits of the initializer %s', (initialization) => {
    const initializer = INITIALIZERS[initialization];
    for (const { name, shape, values } of initialWeights(connectLayers(lenet5Config), 5, initialization)) {
      expect(values, name).toEqual(
        name.endsWith('/kernel') ? initializer(5, name, shape) : new Float32Array(values.length),
      );
    }
  });

  // Connections 0–2 are those of map 0 of C3, to maps 0, 1 and 2 of S2; 54–59 those of map 15. Ten maps of C3 read each map.
  test.each([
    ['glorot', Math.sqrt(6 / (75 + 250)), Math.sqrt(6 / (150 + 250))],
    ['lecun', Math.sqrt(3 / 75), Math.sqrt(3 / 150)],
    ['1998', 2.4 / 75, 2.4 / 150],
  ] as const)('scales each connection of a table by its own unit: %s', (name, first, last) => {
    const columns = limits(name, 'c3/kernel');
    for (const [column, limit] of [
      [0, first],
      [2, first],
      [54, last],
      [59, last],
    ] as const) {
      expect(columns[column]).toBeLessThanOrEqual(Math.fround(limit));
      // The largest of 25 uniform values is below 0.7 with a probability of 0.7²⁵ = 1e-4.
      expect(columns[column]).toBeGreaterThan(0.7 * limit);
    }
  });
});
