import type { ReliabilityBin } from '@lenet5/metrics';
import { expect, test } from 'vitest';
import { markElements, readSvg } from '../testing/read-svg.js';
import { reliabilityFigure } from './reliability-figure.js';

const bins: ReliabilityBin[] = [
  { from: 0, to: 0.25, count: 0, accuracy: null, confidence: null },
  { from: 0.25, to: 0.5, count: 10, accuracy: 0.2, confidence: 0.4 },
  { from: 0.5, to: 0.75, count: 90, accuracy: 0.5, confidence: 0.6 },
  { from: 0.75, to: 1, count: 900, accuracy: 0.95, confidence: 0.99 },
];
/** Σ count/n · |accuracy − confidence|. */
const ece = 0.01 * 0.2 + 0.09 * 0.1 + 0.9 * 0.04;

/** A position in a 380 × 300 figure with margins of 52 top, 42 bottom, 50 left and 26 right. */
const place = (x: number, y: number): [number, number] => [50 + x * (380 - 76), 300 - 42 - y * (300 - 94)];

test('reliabilityFigure(calibration) has a bar per non-empty bin with its accuracy as height', () => {
  const bars = markElements(readSvg(reliabilityFigure({ ece, bins })), 'rect');
  expect(bars).toHaveLength(3);
  bars.forEach((bar, i) => {
    const { from, to, accuracy } = bins[i + 1]!;
    const [left, top] = place(from, accuracy!);
    const [right, bottom] = place(to, 0);
    const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => Number(bar.getAttribute(name)));
    // The inset is one pixel on every side.
    expect(x).toBeCloseTo(left + 1, 2);
    expect(y).toBeCloseTo(top + 1, 2);
    expect(width).toBeCloseTo(right - left - 2, 2);
    expect(height).toBeCloseTo(bottom - top - 2, 2);
  });
});

test('reliabilityFigure(calibration) has a 95 % interval per bar and the diagonal', () => {
  const root = readSvg(reliabilityFigure({ ece, bins }));
  const rules = markElements(root, 'rule');
  expect(rules).toHaveLength(3);
  // Wilson (1927), 2 of 10, z = 1.96: 0.056682 to 0.509838.
  const [, low] = place(0.375, 0.056682);
  const [, high] = place(0.375, 0.509838);
  const ys = ['y1', 'y2'].map((name) => Number(rules[0]!.getAttribute(name)));
  expect(Math.max(...ys)).toBeCloseTo(low, 2);
  expect(Math.min(...ys)).toBeCloseTo(high, 2);
  const [diagonal] = markElements(root, 'link');
  expect(diagonal?.getAttribute('d')).toBe('M50,258L354,52');
});

test('reliabilityFigure(calibration) describes the error and whether the model is overconfident', () => {
  const sentence = (values: readonly ReliabilityBin[], error: number): string =>
    readSvg(reliabilityFigure({ ece: error, bins: values }))
      .querySelector('desc')
      ?.textContent?.replaceAll('\u00A0', ' ') ?? '';
  // Confidence 0.949, accuracy 0.902, their difference 5 standard errors of √(0.902 · 0.098 / 1000) = 0.0094.
  expect(sentence(bins, ece)).toBe(
    'Expected calibration error 4.70 %: mean confidence is 94.90 %, accuracy is 90.20 %, so on average the model is overconfident.',
  );
  const underconfident = bins.map((bin) => ({ ...bin, confidence: bin.accuracy, accuracy: bin.confidence }));
  expect(sentence(underconfident, ece)).toMatch(/underconfident\.$/);
  const calibrated = bins.map((bin) => ({ ...bin, confidence: bin.accuracy }));
  expect(sentence(calibrated, 0)).toMatch(/the confidence matches the accuracy\.$/);
  expect(sentence(bins.slice(0, 1), 0)).toBe('No image was scored.');
});
