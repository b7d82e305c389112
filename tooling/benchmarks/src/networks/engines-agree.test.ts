import { describe, expect, it, vi } from 'vitest';
import { COMPARISONS, largestDifference, networkLosses } from './compare-engines.js';
import { NETWORKS } from './networks.js';

// A test trains some steps with tfjs.
vi.setConfig({ testTimeout: 60_000 });

const STEPS = 3;

describe(`${STEPS} steps of gradient descent`, () => {
  // `npm run bench -- --networks` compares 200 steps.
  it.each(NETWORKS)('of %s have the losses of tfjs within 1e-3', async (network) => {
    const compiled = await networkLosses(network, 'compiled', COMPARISONS.sgd, STEPS);
    expect(compiled[0]).not.toBe(compiled[STEPS - 1]);
    const tfjs = await networkLosses(network, 'tfjs', COMPARISONS.sgd, STEPS);
    expect(largestDifference(compiled, tfjs)).toBeLessThan(1e-3);
  });
});
