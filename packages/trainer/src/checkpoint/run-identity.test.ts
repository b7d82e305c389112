import { PIXELS } from '@lenet5/mnist';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TrainOptions } from '../options/options.js';
import { settle } from '../options/settings.js';
import { modernCnn, readyWasm, softmaxRegression } from '../testing/models.js';
import { firstDifference, identify } from './run-identity.js';

beforeAll(readyWasm);

const train = { images: new Uint8Array(2 * PIXELS), labels: Uint8Array.of(1, 2), count: 2 };

const identity = (changes: Partial<TrainOptions> = {}) =>
  identify(settle({ model: softmaxRegression(), data: { train }, ...changes }));

describe('the identity of a run', () => {
  it('does not hang on the names that tfjs gives layers, nor on how their weights began', () => {
    expect(identity({ model: softmaxRegression(2) })).toEqual(identity());
    expect(identity().layers).toEqual([
      'Flatten trainable=true',
      'Dense activation=softmax trainable=true units=10 useBias=true',
    ]);
  });

  it('is the same for an optimiser with its defaults said or left out', () => {
    const spelt = { name: 'adam', epsilon: 1e-7, beta1: 0.9, beta2: 0.999, epsilonMode: 'tfjs' } as const;
    expect(firstDifference(identity(), identity({ optimizer: spelt }))).toBeUndefined();
    expect(firstDifference(identity(), identity({ optimizer: { name: 'adamw' } }))).toContain(
      'its optimizer is adam',
    );
  });

  it('leaves out what may change on the way', () => {
    const changed = identity({ epochs: 99, learningRate: 0.5, schedule: { name: 'cosine' }, engine: 'tfjs' });
    expect(firstDifference(identity(), changed)).toBeUndefined();
  });

  it('tells models apart by what they compute', () => {
    expect(firstDifference(identity({ model: modernCnn() }), identity())).toBe(
      'its model has 9 layers, this one 2',
    );
  });
});
