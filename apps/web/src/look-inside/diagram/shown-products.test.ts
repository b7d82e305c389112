import { expect, test } from 'vitest';
import { roundedTerms } from './shown-products.js';

const sum = (terms: readonly number[]): number => Number(terms.reduce((a, b) => a + b, 0).toFixed(6));

test('roundedTerms() rounds terms up or down so that they add up to the total', () => {
  expect(roundedTerms([0.333, 0.333, 0.334], 1, 2)).toEqual([0.33, 0.33, 0.34]);
  expect(roundedTerms([-0.128, 0.004, 0.004, 0.004], -0.12, 2)).toEqual([-0.13, 0.01, 0, 0]);
});

test('roundedTerms() moves no term by more than the last digit if the total is the rounded sum', () => {
  const terms = Array.from({ length: 25 }, (_, i) => Math.sin(i * 7.3) / (1 + (i % 4)));
  const total = Number(terms.reduce((a, b) => a + b, 0).toFixed(2));
  const shown = roundedTerms(terms, total, 2);
  expect(sum(shown)).toBe(total);
  expect(Math.max(...shown.map((term, i) => Math.abs(term - terms[i]!)))).toBeLessThanOrEqual(0.01);
});

test('roundedTerms() spreads a difference that is larger than one digit per term', () => {
  expect(sum(roundedTerms([0.1, 0.2], 0.35, 2))).toBe(0.35);
  expect(sum(roundedTerms([0.1, 0.2], 0.25, 2))).toBe(0.25);
});
