import { beforeAll, expect, test } from 'vitest';
import { loadLaterTexts } from '../language/texts.js';
import { newRun } from '../run/run.js';
import { REFERENCE_SETTINGS } from '../settings/run-settings.js';
import { duration, speedSentence } from './speed-text.js';

beforeAll(loadLaterTexts);

const SPEED = { engine: 'compiled', kernels: 'simd', threads: 2, imagesPerSecond: 15_000 } as const;

test('speedSentence(run, speed) says how long an epoch of a new run takes, and what was measured', () => {
  expect(speedSentence(newRun('one', REFERENCE_SETTINGS), SPEED)).toBe(
    'Measured just now with the compiled engine (simd kernels, 2 threads): about 4.0 s per epoch.',
  );
  expect(speedSentence(newRun('one', REFERENCE_SETTINGS), undefined)).toBe('');
});

test('duration(seconds) uses milliseconds, seconds with and without a decimal, and minutes', () => {
  expect([duration(0.017), duration(0.44), duration(59.4), duration(59.6), duration(125)]).toEqual([
    '17 ms',
    '0.4 s',
    '59 s',
    '1 min 0 s',
    '2 min 5 s',
  ]);
});
