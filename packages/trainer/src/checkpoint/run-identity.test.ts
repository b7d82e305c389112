import { PIXELS } from '@lenet5/mnist';
import { beforeAll, describe, expect, it } from 'vitest';
import { resolveSettings } from '../recipe/settings.js';
import type { TrainOptions } from '../recipe/train-options.js';
import { modernCnn, readyWasm, softmaxRegression } from '../testing/models.js';
import { firstDifference, identify } from './run-identity.js';

beforeAll(readyWasm);

const train = { images: new Uint8Array(2 * PIXELS), labels: Uint8Array.of(1, 2), count: 2 };

const identity = (changes: Partial<TrainOptions> = {}) =>
  identify(resolveSettings({ model: softmaxRegression(), data: { train }, ...changes }));

describe('identify(settings)', () => {
  it('depends neither on the names of the layers nor on the initial weights', () => {
    expect(identity({ model: softmaxRegression(2) })).toEqual(identity());
    expect(identity().layers).toEqual([
      'Flatten trainable=true',
      'Dense activation=softmax trainable=true units=10 useBias=true',
    ]);
  });

  it('is the same for an optimizer with explicit defaults', () => {
    const explicit = { name: 'adam', epsilon: 1e-7, beta1: 0.9, beta2: 0.999, epsilonMode: 'tfjs' } as const;
    expect(firstDifference(identity(), identity({ optimizer: explicit }))).toBeUndefined();
    expect(firstDifference(identity(), identity({ optimizer: { name: 'adamw' } }))).toContain(
      'its optimizer is adam',
    );
  });

  it('does not include options that may change on a resume', () => {
    const changed = identity({ epochs: 99, learningRate: 0.5, schedule: { name: 'cosine' }, engine: 'tfjs' });
    expect(firstDifference(identity(), changed)).toBeUndefined();
  });

  it('differs for models that compute something else', () => {
    expect(firstDifference(identity({ model: modernCnn() }), identity())).toBe(
      'its model has 9 layers, this one 2',
    );
  });
});
