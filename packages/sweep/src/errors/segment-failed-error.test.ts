import { connectLayers, initialWeights, lenet5Config, plainLenet5, plainModel } from '@lenet5/core';
import { type FitOptions, fit } from '@lenet5/trainer';
import { describe, expect, it } from 'vitest';
import { loadImages, selectCached } from '../worker/load-images.js';
import { SegmentFailedError } from './segment-failed-error.js';

/** The error of a training. */
async function errorOf(options: Partial<FitOptions>): Promise<{ readonly code: string }> {
  const task = { data: 'bundled', validation: 'split:500', options: { seed: 1, limit: 64 } } as const;
  const { mnist } = await loadImages('bundled');
  const data = selectCached(mnist, task);
  const settings = { model: plainLenet5(), data, engine: 'compiled', threads: 1, epochs: 1 } as const;
  return fit({ ...settings, ...options }).then(
    () => ({ code: 'none' }),
    (error: unknown) => Object(error),
  );
}

/** LeNet-5 with a softmax that the compiled engine does not support. */
function softmaxModel() {
  const layers = lenet5Config.layers.map((layer) =>
    layer.name === 'conv1' ? { ...layer, activation: 'softmax' as const } : layer,
  );
  const config = { ...lenet5Config, layers } as typeof lenet5Config;
  return plainModel(config, initialWeights(connectLayers(config), 1));
}

describe('SegmentFailedError', () => {
  it.each([
    ['an unsupported model', () => errorOf({ model: softmaxModel() }), /UNSUPPORTED_MODEL/],
    ['an invalid option', () => errorOf({ epochs: 0 }), /INVALID_OPTION/],
    ['a loss that is not finite', () => errorOf({ learningRate: 1e30 }), /LOSS_NOT_FINITE/],
  ])('is final for %s', async (_, cause, code) => {
    const error = await cause();
    expect(error.code).toMatch(code);
    expect(new SegmentFailedError('…', error.code).final).toBe(true);
  });

  it('is not final for an error that may pass', () => {
    expect(new SegmentFailedError('read ECONNRESET', 'ECONNRESET').final).toBe(false);
  });
});
