import { confusionMatrix } from '@lenet5/metrics';
import { expect, test } from 'vitest';
import { confusionCsv } from './confusion-csv.js';
import { readFiles, refuseFiles } from './evaluation-files.js';
import { predictionsCsv } from './predictions-csv.js';

const labels = Uint8Array.of(0, 1, 1);
// Exact in float32, so the text has no other digits.
const probabilities = Float32Array.of(0.75, 0.25, 0.5, 0.5, 0.125, 0.875);
const predicted = { probabilities, amongDigits: probabilities };

test('predictionsCsv(set, predicted) writes a row per image; of equal probabilities, the first class is predicted', () => {
  expect(predictionsCsv({ labels, count: 3 }, predicted)).toBe(
    ['index,label,predicted,p0,p1', '0,0,0,0.75,0.25', '1,1,0,0.5,0.5', '2,1,1,0.125,0.875', ''].join('\n'),
  );
});

test('predictionsCsv(set, predicted) names the classes, and writes the penalties of a network that has them', () => {
  const scores = {
    penalties: Float32Array.of(1, 2, 3, 4, 5, 6),
    noneOfThese: Float32Array.of(0, 0.5, 1),
  };
  const set = { labels, count: 3, classNames: ['ankle boot', 'bag, large'] };
  const [head, , second] = predictionsCsv(set, { ...predicted, scores }).split('\n');
  expect(head).toBe('index,label,predicted,p0,p1,none_of_these,penalty0,penalty1,label_name,predicted_name');
  expect(second).toBe('1,1,0,0.5,0.5,0.5,3,4,"bag, large",ankle boot');
});

test('confusionCsv(confusion) has one row per true class', () => {
  const confusion = confusionMatrix(labels, probabilities, 2);
  expect(confusionCsv(confusion)).toBe('label,0,1\n0,1,0\n1,1,1\n');
  expect(confusionCsv(confusion, ['cat', 'dog'])).toBe('label,cat,dog\ncat,1,0\ndog,1,1\n');
});

test.each([
  [{ predictions: 'one.csv', confusion: './one.csv' }, 'are the same file (one.csv) — use two files'],
  [{ confusion: '.' }, '--confusion is not a regular file (.) — use the path of a file'],
  [{ predictions: 'package.json' }, 'package.json already exists — use another --predictions, or --force'],
])('refuseFiles(%j) throws', (files, message) => {
  expect(() => refuseFiles(readFiles(files))).toThrow(message);
});

test('refuseFiles(files) accepts an existing file with force, which has no effect alone', () => {
  refuseFiles(readFiles({ predictions: 'package.json', force: true }));
  expect(() => readFiles({ force: true })).toThrow('--force has no effect without --predictions');
});
