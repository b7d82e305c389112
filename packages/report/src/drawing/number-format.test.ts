import { expect, test } from 'vitest';
import { formatCount, formatDecimals, formatPercent, formatSeconds, shorten } from './number-format.js';

test('formatCount(value) separates thousands', () => {
  expect([0, 999, 60000, 1234567].map(formatCount)).toEqual(['0', '999', '60,000', '1,234,567']);
});

test('formatPercent(fraction, decimals) has a non-breaking space', () => {
  expect(formatPercent(0.9863)).toBe('98.6\u00A0%');
  expect(formatPercent(0.98634, 2)).toBe('98.63\u00A0%');
});

test('the formats of a value that is not finite are a dash', () => {
  for (const value of [Number.NaN, Infinity, null, undefined]) {
    expect([formatPercent(value), formatDecimals(value, 3), formatSeconds(value)]).toEqual(['–', '–', '–']);
  }
});

test('formatSeconds(seconds) uses minutes and hours for long durations', () => {
  const texts = [8.34, 59.94, 59.97, 125, 3599.6, 3780].map((seconds) => formatSeconds(seconds));
  expect(texts.map((text) => text.replaceAll('\u00A0', ' '))).toEqual([
    '8.3 s',
    '59.9 s',
    '1 min 0 s',
    '2 min 5 s',
    '1 h 0 min',
    '1 h 3 min',
  ]);
});

test('shorten(text, length) cuts between characters', () => {
  expect(shorten('short', 5)).toBe('short');
  expect(shorten('longer', 5)).toBe('long…');
  expect(shorten('😀😀😀😀', 3)).toBe('😀😀…');
});
