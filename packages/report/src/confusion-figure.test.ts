import { expect, test } from 'vitest';
import { confusionFigure, STRONGEST } from './confusion-figure.js';
import { PALETTE } from './palette.js';
import { HOSTILE } from './testing/published-run.js';
import { markElements, readSvg, textsIn, xmlFault } from './testing/read-svg.js';

const three = { classes: 3, counts: Uint32Array.of(1000, 4, 0, 1, 900, 16, 0, 0, 50) };

test('mistakes are coloured by the square root of their count, in the row of the truth and the column of the guess', () => {
  const root = readSvg(confusionFigure(three));
  const cells = markElements(root, 'cell').filter((cell) => cell.getAttribute('fill-opacity'));
  const titles = cells.map((cell) => cell.textContent);
  expect(titles).toEqual(['0 taken for 1: 4', '1 taken for 0: 1', '1 taken for 2: 16']);
  const strengths = cells.map((cell) => Number(cell.getAttribute('fill-opacity')));
  [4, 1, 16].forEach((count, i) => {
    expect(strengths[i]).toBeCloseTo(STRONGEST * Math.sqrt(count / 16), 2);
  });
  const x = cells.map((cell) => Number(cell.getAttribute('x')));
  const y = cells.map((cell) => Number(cell.getAttribute('y')));
  const side = (x[2]! - x[1]!) / 2;
  expect(x[0]! - x[1]!).toBeCloseTo(side, 1);
  expect(y[1]).toBe(y[2]);
  expect(y[1]! - y[0]!).toBeCloseTo(0.86 * side, 0);
});

test('the diagonal is framed, not coloured', () => {
  const root = readSvg(confusionFigure(three));
  const framed = markElements(root, 'cell').filter((cell) => !cell.getAttribute('fill-opacity'));
  expect(framed).toHaveLength(3);
  expect(framed[0]?.parentElement?.getAttribute('fill')).toBe('none');
  expect(framed[0]?.parentElement?.getAttribute('stroke')).toBe(PALETTE.line.light);
});

test('every count is printed, 0 as a dot', () => {
  const texts = textsIn(readSvg(confusionFigure(three)));
  expect(texts.filter((text) => text === '·')).toHaveLength(3);
  for (const count of ['1000', '900', '50', '4', '1', '16']) expect(texts).toContain(count);
});

test('a matrix without a mistake, and one that counted nothing, are drawn', () => {
  const perfect = confusionFigure({ classes: 2, counts: Uint32Array.of(5, 0, 0, 7) });
  expect(readSvg(perfect).querySelector('desc')?.textContent).toBe(
    'Of 12 images 12 (100.00\u00A0%) are predicted right.',
  );
  const empty = confusionFigure({ classes: 2, counts: new Uint32Array(4) });
  expect(readSvg(empty).querySelector('desc')?.textContent).toBe('Nothing was counted.');
  expect(perfect + empty).not.toMatch(/NaN|undefined/);
});

test('it is described in words, the most frequent mistakes first', () => {
  const description = readSvg(confusionFigure(three, ['cat', 'dog', 'owl'])).querySelector(
    'desc',
  )?.textContent;
  expect(description).toBe(
    'Of 1,971 images 1,950 (98.93\u00A0%) are predicted right. The most frequent mistakes: ' +
      'dog taken for owl (16 times), cat taken for dog (4 times), dog taken for cat (once).',
  );
});

test('long names of classes lean, and many classes make it wider', () => {
  const names = ['T-shirt/top', 'Trouser', 'A name that is far too long'];
  const svg = confusionFigure(three, names);
  expect(svg).toContain('rotate(-40)');
  expect(textsIn(readSvg(svg))).toContain('A name that i…');
  const many = readSvg(confusionFigure({ classes: 47, counts: new Uint32Array(47 * 47).fill(1) }));
  expect(Number(many.getAttribute('width'))).toBeGreaterThan(47 * 30);
});

test('hostile names of classes are text and nothing else', () => {
  const svg = confusionFigure(three, [HOSTILE, HOSTILE, 'c']);
  expect(svg).not.toMatch(/<script|<img|onerror="/);
  expect(xmlFault(svg.replace(/<style>[^<]*<\/style>/, ''))).toBeNull();
});

test('names that are not one a class, and counts that are no matrix, are refused', () => {
  expect(() => confusionFigure(three, ['a', 'b'])).toThrowErrorMatchingInlineSnapshot(
    `[ReportDataError: classNames has the wrong length (2) — give 3 names]`,
  );
  expect(() =>
    confusionFigure({ classes: 3, counts: new Uint32Array(8) }),
  ).toThrowErrorMatchingInlineSnapshot(
    `[InvalidArgumentError: confusion.counts has the wrong length (8) — give 3 rows of 3]`,
  );
});
