import { foldNormalizations, type LayerConfig } from '@lenet5/core';
import { describe, expect, it } from 'vitest';
import { compile } from './compile.js';
import { Random } from './testing/random.js';
import { randomGraph } from './testing/random-graph.js';
import { add, conv, network, norm, randomBatch, randomModel, relu } from './testing/skip-networks.js';

describe('foldNormalizations()', () => {
  const folded = (...layers: LayerConfig[]) =>
    foldNormalizations(randomModel(network(...layers), 5)).config.layers;

  it('leaves the layers after a normalization their inputs', () => {
    const layers = folded(conv('a', 3), norm('n'), relu('r'), conv('b', 3, 'n'), add('s', 'b', 'r'));
    expect(layers.slice(0, 4)).toEqual([conv('a', 3), relu('r'), conv('b', 3, 'a'), add('s', 'b', 'r')]);
  });

  it.each([
    ['that follows an activation', [conv('a', 3, undefined, 'relu'), norm('n')]],
    ['whose input another layer takes', [conv('a', 3), norm('n'), add('s', 'n', 'a')]],
    ['of the input', [norm('n')]],
  ] as const)('keeps a normalization %s', (_, layers) => {
    expect(folded(...layers).some(({ type }) => type === 'BatchNormalization')).toBe(true);
  });

  it('has the predictions of the model, for random graphs', async () => {
    const random = new Random(11);
    let count = 0;
    for (let seed = 0; count < 10; seed++) {
      const model = randomModel(randomGraph(random), seed);
      const withoutNormalizations = foldNormalizations(model);
      if (withoutNormalizations === model) continue;
      count += 1;
      const { images } = randomBatch(model, random, 9);
      const [one, other] = await Promise.all([compile(model), compile(withoutNormalizations)]);
      const [right, found] = [await one.predict(images), await other.predict(images)];
      found.forEach((value, index) => {
        expect(Math.abs(value - (right[index] ?? Number.NaN))).toBeLessThan(1e-5);
      });
      await Promise.all([one.dispose(), other.dispose()]);
    }
  });
});
