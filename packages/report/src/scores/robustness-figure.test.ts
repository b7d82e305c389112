import type { Robustness } from '@lenet5/metrics';
import { expect, test } from 'vitest';
import { markElements, readSvg, textsIn } from '../testing/read-svg.js';
import { robustnessDescription, robustnessFigure } from './robustness-figure.js';

const robustness: Robustness = {
  seed: 42,
  clean: 0.99,
  curves: [
    { corruption: 'shift', unit: 'px', strengths: [1, 2], accuracies: [0.98, 0.9] },
    { corruption: 'noise', unit: '', strengths: [0.1, 0.2], accuracies: [0.97, 0.6] },
  ],
};

test('robustnessFigure(robustness) has a panel per corruption, with a point per strength and one for the clean images', () => {
  const root = readSvg(robustnessFigure(robustness));
  expect(markElements(root, 'dot')).toHaveLength(6);
  expect(textsIn(root)).toEqual(expect.arrayContaining(['shift (px)', 'noise', '0.1', '100\u00A0%']));
  const titles = Array.from(root.querySelectorAll('title'), ({ textContent }) => textContent);
  expect(titles).toContain('shift 2 px: 90.00\u00A0%');
});

test('robustnessFigure(robustness) places a point by its strength and its accuracy', () => {
  const root = readSvg(robustnessFigure(robustness));
  const [clean, weak, strong] = markElements(root, 'dot').map((dot) => Number(dot.getAttribute('cy')));
  // The axis is shared by all panels: the distances in pixels have the ratio of the differences in accuracy.
  expect((strong! - clean!) / (weak! - clean!)).toBeCloseTo((0.99 - 0.9) / (0.99 - 0.98), 1);
});

test('robustnessDescription(robustness) has the mean and the corruption with the lowest accuracy', () => {
  expect(robustnessDescription(robustness).replaceAll('\u00A0', ' ')).toBe(
    'The accuracy is 99.00 % on the images themselves and 86.25 % on average over the corruptions and strengths. ' +
      'At the highest strength, it is lowest for noise: 60.00 %.',
  );
});
