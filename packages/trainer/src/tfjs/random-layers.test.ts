import { tensor } from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { readyWasm } from '../testing/models.js';
import { dropoutSeeder, unreproducibleLayers } from './random-layers.js';

beforeAll(readyWasm);

const dropouts = () =>
  sequential({
    layers: [
      layers.dropout({ rate: 0.5, inputShape: [64] }),
      sequential({ layers: [layers.dropout({ rate: 0.5, inputShape: [64] })] }),
    ],
  });

describe('dropoutSeeder(model, seed)', () => {
  const ones = () => tensor(new Float32Array(64).fill(1), [1, 64]);

  it('makes the masks functions of the seed and the step', () => {
    const model = dropouts();
    const masks = (seed: number, step: number) => {
      dropoutSeeder(model, seed)(step);
      return String(Object(model.apply(ones(), { training: true })).dataSync());
    };
    expect(masks(1, 5)).toBe(masks(1, 5));
    expect(masks(1, 5)).not.toBe(masks(1, 6));
    expect(masks(1, 5)).not.toBe(masks(2, 5));
  });

  it('gives each layer another mask, in nested models too', () => {
    const model = dropouts();
    dropoutSeeder(model, 1)(0);
    const values: Float32Array = Object(model.apply(ones(), { training: true })).dataSync();
    // Two independent masks that keep one half each keep about a quarter; the same mask twice would keep half.
    const kept = values.filter((value) => value > 0).length / 64;
    expect(kept).toBeLessThan(0.4);
    expect(kept).toBeGreaterThan(0.1);
  });
});

describe('unreproducibleLayers(model)', () => {
  it('does not name dropout', () => {
    expect(unreproducibleLayers(dropouts())).toBeUndefined();
  });

  it('names the layers without a seed', () => {
    const model = sequential({
      layers: [
        layers.gaussianNoise({ stddev: 0.1, inputShape: [4, 2], name: 'noise' }),
        layers.simpleRNN({ units: 2, dropout: 0.5, recurrentInitializer: 'zeros', name: 'rnn' }),
      ],
    });
    expect(unreproducibleLayers(model)).toBe(
      'no seed sets the random numbers of noise (GaussianNoise), rnn (SimpleRNN)',
    );
  });
});
