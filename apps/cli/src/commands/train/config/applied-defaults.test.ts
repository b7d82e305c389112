import { MU } from '@lenet5/core';
import { expect, test } from 'vitest';
import { withAppliedDefaults } from './applied-defaults.js';
import { withDefaults } from './train-config.js';

test('withAppliedDefaults(config) fills in the defaults of the options that apply to the run, and no others', () => {
  const sdlm = withAppliedDefaults(withDefaults({ model: 'lenet5-1998', optimizer: 'sdlm' }));
  expect(sdlm).toMatchObject({ mu: MU.default, curvatureImages: 500, weightDecay: null, activation: null });
  const today = withAppliedDefaults(withDefaults({ activation: 'relu', optimizer: 'adamw' }));
  expect(today).toMatchObject({ mu: null, weightDecay: 0.004, activation: 'relu', pooling: 'average' });
  const tuned = withAppliedDefaults(withDefaults({ from: '/runs/1', teacher: null }));
  expect(tuned).toMatchObject({ pooling: null, teacher: null, from: '/runs/1' });
});
