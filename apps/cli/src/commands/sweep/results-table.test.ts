import type { SettingResult, SweepResults } from '@lenet5/sweep';
import { expect, test } from 'vitest';
import { drawResults } from './results-table.js';

const setting = (learningRate: number, mean: number): SettingResult => ({
  options: { learningRate },
  trials: [1, 2],
  states: ['completed', 'completed'],
  epoch: 2,
  val_accuracy: { mean, standardError: 0.002, count: 2 },
});

const results: SweepResults = {
  ...{
    sweep: 1,
    state: 'completed',
    reason: null,
    common: {},
    varied: ['learningRate'],
    trials: [],
    baseline: 1,
  },
  spec: {
    ...{ validation: 'split:5000', objective: 'val_accuracy', segmentEpochs: 1, kernels: 'simd', verify: 0 },
    scheduler: { name: 'none' },
  },
  settings: [
    { ...setting(0.002, 0.98), difference: { mean: 0.0108, standardError: 0.0044, count: 2 } },
    setting(0.001, 0.9692),
  ],
  verified: { open: 0, same: 0, different: 0, byOthers: 0 },
};

test('drawResults() gives accuracies in percent, and their differences in percentage points', () => {
  const text = drawResults(results).join('\n');
  expect(text).toMatch(/^1 +0\.002 +2 +2 +98\.00 ± 0\.20 % +– +\+1\.08 ± 0\.44 points$/m);
  expect(text).toMatch(/^2 +0\.001 +2 +2 +96\.92 ± 0\.20 % +– +baseline$/m);
});
