import { expect, test } from 'vitest';
import { PALETTE } from '../drawing/palette.js';
import { HOSTILE } from '../testing/published-run.js';
import { markElements, readSvg, textsIn, xmlFault } from '../testing/read-svg.js';
import { confusionFigure, MAX_OPACITY } from './confusion-figure.js';

const three = { classes: 3, counts: Uint32Array.of(1000, 4, 0, 1, 900, 16, 0, 0, 50) };

test('confusionFigure(confusion) colors mistakes by the square root of their count', () => {
  const root = readSvg(confusionFigure(three));
  const cells = markElements(root, 'cell').filter((cell) => cell.getAttribute('fill-opacity'));
  const titles = cells.map((cell) => cell.textContent);
  expect(titles).toEqual(['0 predicted as 1: 4', '1 predicted as 0: 1', '1 predicted as 2: 16']);
  const strengths = cells.map((cell) => Number(cell.getAttribute('fill-opacity')));
  [4, 1, 16].forEach((count, i) => {
    expect(strengths[i]).toBeCloseTo(MAX_OPACITY * Math.sqrt(count / 16), 2);
  });
  const x = cells.map((cell) => Number(cell.getAttribute('x')));
  const y = cells.map((cell) => Number(cell.getAttribute('y')));
  const side = (x[2]! - x[1]!) / 2;
  expect(x[0]! - x[1]!).toBeCloseTo(side, 1);
  expect(y[1]).toBe(y[2]);
  expect(y[1]! - y[0]!).toBeCloseTo(0.86 * side, 0);
});

test('confusionFigure(confusion) frames the diagonal and does not color it', () => {
  const root = readSvg(confusionFigure(three));
  const framed = markElements(root, 'cell').filter((cell) => !cell.getAttribute('fill-opacity'));
  expect(framed).toHaveLength(3);
  expect(framed[0]?.parentElement?.getAttribute('fill')).toBe('none');
  expect(framed[0]?.parentElement?.getAttribute('stroke')).toBe(PALETTE.line.light);
});

test('confusionFigure(confusion) prints every count, 0 as a dot', () => {
  const texts = textsIn(readSvg(confusionFigure(three)));
  expect(texts.filter((text) => text === '·')).toHaveLength(3);
  for (const count of ['1000', '900', '50', '4', '1', '16']) expect(texts).toContain(count);
});

test('confusionFigure(confusion) draws a matrix without mistakes and one without images', () => {
  const perfect = confusionFigure({ classes: 2, counts: Uint32Array.of(5, 0, 0, 7) });
  expect(readSvg(perfect).querySelector('desc')?.textContent).toBe(
    'Of 12 images, 12 (100.00\u00A0%) are predicted correctly.',
  );
  const empty = confusionFigure({ classes: 2, counts: new Uint32Array(4) });
  expect(readSvg(empty).querySelector('desc')?.textContent).toBe('No image was counted.');
  expect(perfect + empty).not.toMatch(/NaN|undefined/);
});

test('confusionFigure(confusion, classNames) describes the most frequent mistakes in text', () => {
  const description = readSvg(confusionFigure(three, ['cat', 'dog', 'owl'])).querySelector(
    'desc',
  )?.textContent;
  expect(description).toBe(
    'Of 1,971 images, 1,950 (98.93\u00A0%) are predicted correctly. Most frequent mistakes: ' +
      'dog predicted as owl (16 times), cat predicted as dog (4 times), dog predicted as cat (once).',
  );
});

test('confusionFigure(confusion, classNames) rotates long names and is wider for many classes', () => {
  const names = ['T-shirt/top', 'Trouser', 'A name that is far too long'];
  const svg = confusionFigure(three, names);
  expect(svg).toContain('rotate(-40)');
  expect(textsIn(readSvg(svg))).toContain('A name that i…');
  const many = readSvg(confusionFigure({ classes: 47, counts: new Uint32Array(47 * 47).fill(1) }));
  expect(Number(many.getAttribute('width'))).toBeGreaterThan(47 * 30);
});

test('confusionFigure(confusion, classNames) escapes class names', () => {
  const svg = confusionFigure(three, [HOSTILE, HOSTILE, 'c']);
  expect(svg).not.toMatch(/<script|<img|onerror="/);
  expect(xmlFault(svg.replace(/<style>[^<]*<\/style>/, ''))).toBeNull();
});

test('confusionFigure(confusion, classNames) rejects a wrong number of names or counts', () => {
  expect(() => confusionFigure(three, ['a', 'b'])).toThrowErrorMatchingInlineSnapshot(
    `[ReportDataError: classNames has the wrong length (2) — use 3 names]`,
  );
  expect(() =>
    confusionFigure({ classes: 3, counts: new Uint32Array(8) }),
  ).toThrowErrorMatchingInlineSnapshot(
    `[InvalidArgumentError: confusion.counts has the wrong length (8) — use 9 values (3 rows of 3)]`,
  );
});
