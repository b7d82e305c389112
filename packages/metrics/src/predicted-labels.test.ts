import { expect, test } from 'vitest';
import { predictedLabels } from './predicted-labels.js';

test('predictedLabels(probabilities, classes) is the most probable class of each row', () => {
  const probabilities = Float32Array.of(0.2, 0.5, 0.3, 0.1, 0.1, 0.8, 0.4, 0.2, 0.4);
  expect(predictedLabels(probabilities, 3)).toEqual(Uint32Array.of(1, 2, 0));
});

test('predictedLabels(probabilities, classes) rejects incomplete rows and no rows', () => {
  expect(() => predictedLabels(new Float32Array(7), 3)).toThrow(
    'probabilities has the wrong length (7) — use 9 values (3 rows of 3)',
  );
  expect(() => predictedLabels(new Float32Array(0), 3)).toThrow('probabilities is empty (0 rows)');
  expect(() => predictedLabels(new Float32Array(3), 1)).toThrow(
    'classes is invalid (1) — use an integer of at least 2',
  );
});
