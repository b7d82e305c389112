import { expect, test } from 'vitest';
import { STRONGEST } from './confusion-figure.js';
import { figureStyles } from './figure-styles.js';
import { PALETTE, SERIES, type Shade } from './palette.js';

type Rgb = readonly number[];

function rgb(colour: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
}

/** WCAG 2.2, "relative luminance". */
function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

/** WCAG 2.2, "contrast ratio". */
function contrast(a: Rgb, b: Rgb): number {
  const [dark, bright] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (bright! + 0.05) / (dark! + 0.05);
}

const MODES = ['light', 'dark'] as const;
const texts: [string, Shade][] = [
  ['ink', PALETTE.ink],
  ['muted', PALETTE.muted],
  ['mistake', PALETTE.mistake],
  ...SERIES.map((shade, i): [string, Shade] => [`series ${i}`, shade]),
];

test.each(texts)('%s is legible on the paper in light and in dark (4.5 : 1, WCAG AA)', (_, shade) => {
  for (const mode of MODES) {
    expect(contrast(rgb(shade[mode]), rgb(PALETTE.paper[mode]))).toBeGreaterThanOrEqual(4.5);
  }
});

test('a count is legible on every strength of the heat map', () => {
  for (const mode of MODES) {
    const [paper, mistake] = [rgb(PALETTE.paper[mode]), rgb(PALETTE.mistake[mode])];
    for (let strength = 0; strength <= STRONGEST; strength += 0.01) {
      const cell = paper.map((channel, i) => channel + strength * (mistake[i]! - channel));
      expect(contrast(rgb(PALETTE.ink[mode]), cell)).toBeGreaterThanOrEqual(4.5);
    }
  }
});

test('no light shade stands for two colours, so that each has one dark twin', () => {
  const shades = [...Object.values(PALETTE), ...SERIES].map(({ light }) => light);
  expect(new Set(shades).size).toBe(shades.length);
});

test('every light shade is exchanged for its dark twin, as fill and as stroke, on screens only', () => {
  const styles = figureStyles();
  expect(styles).toMatch(/^@media screen and \(prefers-color-scheme:dark\)/);
  for (const { light, dark } of [...Object.values(PALETTE), ...SERIES]) {
    expect(styles).toContain(`.lenet5-figure [fill="${light}"]{fill:${dark}}`);
    expect(styles).toContain(`.lenet5-figure [stroke="${light}"]{stroke:${dark}}`);
  }
});

test('a page may say itself when it is dark', () => {
  const styles = figureStyles('[data-theme="dark"]');
  expect(styles).not.toContain('@media');
  for (const rule of styles.split('\n')) expect(rule).toMatch(/^\[data-theme="dark"\] \.lenet5-figure/);
});
