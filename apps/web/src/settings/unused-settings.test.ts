import { expect, test } from 'vitest';
import { unusedText } from '../language/unused-value.js';
import { parseSettings, REFERENCE_SETTINGS } from './run-settings.js';
import { unusedSettings } from './unused-settings.js';

test.each<[Record<string, string>, string[]]>([
  [{}, []],
  [{ epochs: '3', optimizer: 'sgd', learningRate: '0.050' }, []],
  [{ epochs: '500' }, ['epochs=500 (use an integer from 1 to 200)']],
  [
    { learningRate: 'fast', seed: '' },
    ['seed= (use an integer from 0 to 4294967295)', 'learningRate=fast (use a number greater than 0)'],
  ],
  [{ engine: 'tfjs', kernels: 'simd' }, ['kernels=simd (it does not apply to these settings)']],
])('unusedSettings(%j) are those that parseSettings() does not use', (params, expected) => {
  expect(unusedSettings(params, parseSettings(params)).map(unusedText)).toEqual(expected);
});

test('unusedSettings(params, settings) has the settings that differ from those of the run', () => {
  expect(unusedSettings({ epochs: '3', batchSize: '32' }, REFERENCE_SETTINGS).map(unusedText)).toEqual([
    'epochs=3 (the run of this tab has 10)',
  ]);
});
