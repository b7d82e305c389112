import { beforeAll, expect, test } from 'vitest';
import { loadLaterTexts } from '../language/texts.js';
import { newRun } from '../run/run.js';
import { REFERENCE_SETTINGS } from '../settings/run-settings.js';
import { curvesOf, describeSettings, dropCurves, keepCurves, keptCurves } from './kept-curves.js';

beforeAll(loadLaterTexts);

test('describeSettings() names the settings that differ from the reference', () => {
  expect(describeSettings(REFERENCE_SETTINGS)).toBe('');
  expect(describeSettings({ ...REFERENCE_SETTINGS, optimizer: 'sgd', learningRate: 0.1 })).toBe(
    'Optimizer sgd, Learning rate 0.1',
  );
});

test('keepCurves() keeps the curves of one run, and none of a run before training', () => {
  keepCurves(curvesOf(newRun('a', REFERENCE_SETTINGS)));
  expect(keptCurves.value).toBeUndefined();
  const points = [{ epoch: 0.5, loss: 1, accuracy: 0.5 }];
  keepCurves(curvesOf({ ...newRun('b', REFERENCE_SETTINGS), points }));
  keepCurves(curvesOf({ ...newRun('c', { ...REFERENCE_SETTINGS, optimizer: 'sgd' }), points }));
  expect(keptCurves.value).toEqual({ id: 'c', name: 'Optimizer sgd', points, epochs: [] });
  dropCurves();
  expect(keptCurves.value).toBeUndefined();
});
