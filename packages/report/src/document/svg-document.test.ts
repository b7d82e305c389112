import { expect, test } from 'vitest';
import { curvesFigure } from '../curves/curves-figure.js';
import type { FigureOptions } from '../drawing/figure.js';
import { filtersFigure } from '../filters/filters-figure.js';
import { confusionFigure } from '../scores/confusion-figure.js';
import { digitsFigure } from '../scores/digits-figure.js';
import { reliabilityFigure } from '../scores/reliability-figure.js';
import { publishedRun, worseRun } from '../testing/published-run.js';
import { emptyDocument } from '../testing/read-svg.js';
import { defaultDocument } from './node.js';

const bins = [
  { from: 0, to: 0.5, count: 40, confidence: 0.31, accuracy: 0.25 },
  { from: 0.5, to: 1, count: 960, confidence: 0.97, accuracy: 0.98 },
];
const mistake = { index: 3, label: 7, predicted: 1, confidence: 0.9, pixels: new Uint8Array(784).fill(99) };
const weights = Float32Array.from({ length: 12 }, (_, i) => i - 5);

test.each<readonly [string, (options: FigureOptions) => string]>([
  [
    'curves of two runs',
    (options) =>
      curvesFigure({
        ...options,
        runs: [
          { name: '1', history: publishedRun },
          { name: '2', history: worseRun(0.9) },
        ],
      }),
  ],
  [
    'curves with an interval',
    (options) =>
      curvesFigure({ ...options, runs: [{ name: '1', history: publishedRun, validationSize: 10_000 }] }),
  ],
  [
    'a confusion matrix',
    (options) =>
      confusionFigure({ classes: 3, counts: Uint32Array.of(9, 1, 0, 2, 7, 1, 0, 0, 5) }, undefined, options),
  ],
  ['mistakes', (options) => digitsFigure([mistake], options)],
  ['filters', (options) => filtersFigure(weights, [2, 2, 1, 3], options)],
  ['a reliability diagram', (options) => reliabilityFigure({ ece: 0.02, bins }, options)],
])('the document of Node draws %s as a full DOM does, byte for byte', (_, draw) => {
  expect(draw({ document: defaultDocument() })).toBe(draw({ document: emptyDocument() }));
});
