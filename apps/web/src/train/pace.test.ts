import { expect, test } from 'vitest';
import { newRun } from '../run/run.js';
import { RECIPE } from '../settings/run-settings.js';
import { duration, paceSentence } from './pace.js';

const SPEED = { engine: 'compiled', kernels: 'simd', threads: 2, imagesPerSecond: 15_000 } as const;

test('a run that has not begun is told by what and how fast it would train', () => {
  expect(paceSentence(newRun('one', RECIPE), SPEED)).toBe(
    'Will be trained by the compiled engine, simd kernels, 2 threads: about 15,000 images a second here ' +
      '(measured just now), so about 4.0 s an epoch and 40 s in all.',
  );
  expect(paceSentence(newRun('one', RECIPE), undefined)).toBe('');
});

test('durations are told in seconds, a few of them with a decimal, the least in milliseconds, and in minutes from one on', () => {
  expect([duration(0.017), duration(0.44), duration(59.4), duration(59.6), duration(125)]).toEqual([
    '17 ms',
    '0.4 s',
    '59 s',
    '1 min 0 s',
    '2 min 5 s',
  ]);
});
