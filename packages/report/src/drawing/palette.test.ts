import { expect, test } from 'vitest';
import { MAX_OPACITY } from '../scores/confusion-figure.js';
import { figureStyles } from './figure-styles.js';
import { PALETTE, SERIES, type Shade } from './palette.js';

type Rgb = readonly number[];

function rgb(color: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
}

/** WCAG 2.2, "relative luminance". */
function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

/** WCAG 2.2, "contrast ratio". */
function contrast(a: Rgb, b: Rgb): number {
  const [dark, bright] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (bright! + 0.05) / (dark! + 0.05);
}

const MODES = ['light', 'dark'] as const;
const texts: [string, Shade][] = [
  ['text', PALETTE.text],
  ['muted', PALETTE.muted],
  ['mistake', PALETTE.mistake],
  ...SERIES.map((shade, i): [string, Shade] => [`series ${i}`, shade]),
];

test.each(texts)('%s has a contrast of 4.5 : 1 (WCAG AA) to the background in light and dark', (_, shade) => {
  for (const mode of MODES) {
    expect(contrast(rgb(shade[mode]), rgb(PALETTE.background[mode]))).toBeGreaterThanOrEqual(4.5);
  }
});

test('counts have a contrast of 4.5 : 1 on every opacity of the heat map', () => {
  for (const mode of MODES) {
    const [background, mistake] = [rgb(PALETTE.background[mode]), rgb(PALETTE.mistake[mode])];
    for (let opacity = 0; opacity <= MAX_OPACITY; opacity += 0.01) {
      const cell = background.map((channel, i) => channel + opacity * (mistake[i]! - channel));
      expect(contrast(rgb(PALETTE.text[mode]), cell)).toBeGreaterThanOrEqual(4.5);
    }
  }
});

test('the light colors are distinct, so each has one dark counterpart', () => {
  const shades = [...Object.values(PALETTE), ...SERIES].map(({ light }) => light);
  expect(new Set(shades).size).toBe(shades.length);
});

test('figureStyles() replaces every light fill and stroke on dark screens', () => {
  const styles = figureStyles();
  expect(styles).toMatch(/^@media screen and \(prefers-color-scheme:dark\)/);
  for (const { light, dark } of [...Object.values(PALETTE), ...SERIES]) {
    expect(styles).toContain(`.lenet5-figure [fill="${light}"]{fill:${dark}}`);
    expect(styles).toContain(`.lenet5-figure [stroke="${light}"]{stroke:${dark}}`);
  }
});

test('figureStyles(selector) replaces colors inside the selector', () => {
  const styles = figureStyles('[data-theme="dark"]');
  expect(styles).not.toContain('@media');
  for (const rule of styles.split('\n')) expect(rule).toMatch(/^\[data-theme="dark"\] \.lenet5-figure/);
});
