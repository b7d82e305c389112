import { expect, test } from 'vitest';
import { parseSettings, REFERENCE_SETTINGS, settingsParams } from './run-settings.js';

test('settingsParams(settings) has the settings that differ from the reference, and parseSettings() reads them', () => {
  const settings = { ...REFERENCE_SETTINGS, epochs: 3, optimizer: 'sgd', learningRate: 0.05 } as const;
  const params = Object.fromEntries(
    Object.entries(settingsParams(settings)).flatMap(([name, value]) =>
      value === null ? [] : [[name, value]],
    ),
  );
  expect(params).toEqual({ epochs: '3', optimizer: 'sgd', learningRate: '0.05' });
  expect(parseSettings(params)).toEqual(settings);
});

test('parseSettings(params) uses the reference value of an invalid setting', () => {
  const params = {
    epochs: '0',
    batchSize: '1.5',
    learningRate: '-1',
    optimizer: 'magic',
    seed: 'x',
    images: '1e9',
  };
  expect(parseSettings(params)).toEqual(REFERENCE_SETTINGS);
});
