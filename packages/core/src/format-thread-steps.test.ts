import { expect, test } from 'vitest';
import { formatThreadSteps } from './format-thread-steps.js';

test.each([
  [[175, 1700], '1,700 steps on 2 threads, 175 steps on 1 thread'],
  [[0, 0, 1], '1 step on 3 threads'],
  [[0, 0], 'no step so far'],
])('formatThreadSteps(%j) is "%s"', (steps, text) => {
  expect(formatThreadSteps(steps)).toBe(text);
});
