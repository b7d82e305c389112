import { confusionFigure, robustnessFigure } from '@lenet5/report';
import { afterAll, expect, test } from 'vitest';
import { laterEn } from '../language/later/en.js';
import { speak } from '../language/texts.js';
import { translated } from './translate-figure.js';

// The test files share the modules, and with them the language.
afterAll(() => speak('en'));

test('translated(text, words) translates a word, also before a unit, and the decimal marks', async () => {
  await speak('de');
  const words = { blur: 'Unschärfe', 'the best': 'das Beste' };
  expect(
    ['blur', 'blur (px)', 'blur 0.5 px: 97.21 %', 'blurred', '98.5 %'].map((text) => translated(text, words)),
  ).toEqual(['Unschärfe', 'Unschärfe (px)', 'Unschärfe 0,5 px: 97,21 %', 'blurred', '98,5 %']);
});

const { confusion, robustness } = laterEn.figures;

test('the figures have the English words that the page translates', () => {
  const matrix = { classes: 2, counts: Uint32Array.of(1, 1, 0, 1) };
  const drawn = confusionFigure(matrix as Parameters<typeof confusionFigure>[0]);
  for (const word of [confusion.title, confusion.predicted, confusion.truth])
    expect(drawn).toContain(`>${word}<`);
  const curves = Object.keys(robustness.names).map((corruption) => ({
    ...{ corruption, unit: '', strengths: [1], accuracies: [0.9] },
  }));
  const svg = robustnessFigure({ seed: 1, clean: 0.99, curves });
  for (const word of [robustness.title, robustness.note, ...Object.values(robustness.names)]) {
    expect(svg).toContain(`>${word}<`);
  }
});
