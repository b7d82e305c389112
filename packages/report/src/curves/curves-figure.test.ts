import { describe, expect, test } from 'vitest';
import { seriesColor } from '../drawing/palette.js';
import { HOSTILE, publishedRun, worseRun } from '../testing/published-run.js';
import { markElements, numbersIn, pointsOf, readSvg, textsIn, xmlFault } from '../testing/read-svg.js';
import { curvesFigure } from './curves-figure.js';

const single = [{ name: '1', history: publishedRun }];

/** The area of the lines in a 380 × 290 panel with the longest label `validation`: margins 48 top, 40 bottom, 50 left. */
const FIELD = { left: 50, right: 380 - (20 + 6.8 * 'validation'.length), top: 48, bottom: 290 - 40 };

function place(epoch: number, value: number, [low, high]: readonly [number, number]): [number, number] {
  const x = FIELD.left + ((epoch - 1) / 9) * (FIELD.right - FIELD.left);
  const y = FIELD.bottom + ((value - low) / (high - low)) * (FIELD.top - FIELD.bottom);
  return [x, y];
}

function expectClose(found: readonly number[], expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  found.forEach((number, i) => {
    expect(number).toBeCloseTo(expected[i]!, 2);
  });
}

const panels = [
  {
    measure: 'accuracy',
    domain: [0.85, 1],
    training: publishedRun.accuracy,
    validation: publishedRun.val_accuracy,
  },
  { measure: 'loss', domain: [0, 0.34], training: publishedRun.loss, validation: publishedRun.val_loss },
] as const;

describe.each(panels)('curvesFigure() of $measure', ({ measure, domain, training, validation }) => {
  const root = readSvg(curvesFigure({ runs: single, measures: [measure] }));
  const lines = markElements(root, 'line');

  test('draws each value at its position', () => {
    expect(lines).toHaveLength(2);
    for (const [line, values] of [[lines[0]!, training] as const, [lines[1]!, validation] as const]) {
      const expected = values.flatMap((value, i) => place(i + 1, value, domain));
      expectClose(pointsOf(line).flat(), expected);
    }
  });

  test('distinguishes the curves without color, by dashes and labels', () => {
    const dashes = lines.map((line) => line.parentElement?.getAttribute('stroke-dasharray') ?? null);
    expect(dashes).toEqual(['5 3', null]);
    const labels = markElements(root, 'text');
    expect(labels.map((label) => label.textContent)).toEqual(['training', 'validation']);
    for (const [i, values] of [training, validation].entries()) {
      const [x, y] = numbersIn(labels[i]!.getAttribute('transform'));
      expect(x).toBeCloseTo(FIELD.right, 2);
      expect(Math.abs(y! - place(10, values[9]!, domain)[1])).toBeLessThanOrEqual(14);
    }
  });

  test('has a ring around the best epoch and its number in the key', () => {
    const rings = markElements(root, 'dot').filter((dot) => dot.getAttribute('r') === '6');
    expect(rings).toHaveLength(1);
    const found = ['cx', 'cy'].map((name) => Number(rings[0]!.getAttribute(name)));
    expectClose(found, place(7, validation[6]!, domain));
    expect(textsIn(root).some((text) => text.includes('best epoch (7)'))).toBe(true);
  });

  test('has a dot with a tooltip for each epoch', () => {
    const titles = Array.from(root.querySelectorAll('circle > title'), (title) => title.textContent);
    expect(titles).toHaveLength(20);
    expect(titles[0]).toMatch(
      measure === 'loss' ? 'epoch 1, training: 0.3400' : 'epoch 1, training: 89.80\u00A0%',
    );
  });
});

test('curvesFigure({ runs }) has two panels, a title and a description', () => {
  const root = readSvg(curvesFigure({ runs: single }));
  expect(root.getAttribute('viewBox')).toBe('0 0 760 290');
  expect(root.getAttribute('role')).toBe('img');
  const title = root.querySelector(`#${root.getAttribute('aria-labelledby')}`);
  const description = root.querySelector(`#${root.getAttribute('aria-describedby')}`);
  expect(title?.tagName.toLowerCase()).toBe('title');
  expect(title?.textContent).toBe('Learning curves: accuracy and loss by epoch');
  expect(description?.textContent?.replaceAll('\u00A0', ' ')).toBe(
    '1: in 10 epochs, training accuracy goes from 89.80 % to 99.40 %, validation accuracy goes from 98.20 % to 98.60 %. ' +
      '1: in 10 epochs, training loss goes from 0.3400 to 0.0190, validation loss goes from 0.0900 to 0.0500. ' +
      'Best epoch: 7, validation accuracy 98.90 %.',
  );
});

test('curvesFigure({ runs }) shows the 95 % interval of the accuracy if validationSize is known', () => {
  const runs = [{ ...single[0]!, validationSize: 10000 }];
  const [area] = markElements(readSvg(curvesFigure({ runs, measures: ['accuracy'] })), 'area');
  const corners = pointsOf(area!);
  expect(corners).toHaveLength(20);
  // Wilson (1927), p = 0.982, n = 10,000, z = 1.96: 0.979201 to 0.984426.
  const ys = corners.filter(([x]) => Math.abs(x - FIELD.left) < 0.01).map(([, y]) => y);
  const expected = [0.979201, 0.984426].map((value) => place(1, value, [0.85, 1])[1]);
  expectClose(
    ys.sort((a, b) => b - a),
    expected,
  );
});

test('curvesFigure({ runs }) draws several runs in one panel with a color and a label each', () => {
  const runs = [
    { name: 'first', history: publishedRun },
    { name: 'second', history: worseRun(1.5) },
    { name: 'third', history: worseRun(2) },
  ];
  const root = readSvg(curvesFigure({ runs, measures: ['accuracy'] }));
  const lines = markElements(root, 'line');
  expect(lines.map((line) => line.parentElement?.getAttribute('stroke'))).toEqual(
    [0, 0, 1, 1, 2, 2].map(seriesColor),
  );
  const labels = markElements(root, 'text');
  expect(labels.map((label) => label.textContent)).toEqual(['first', 'second', 'third']);
  const heights = labels.map((label) => numbersIn(label.getAttribute('transform'))[1]!);
  expect(heights[1]! - heights[0]!).toBeGreaterThanOrEqual(13.99);
  expect(heights[2]! - heights[1]!).toBeGreaterThanOrEqual(13.99);
  expect(markElements(root, 'dot').filter((dot) => dot.getAttribute('r') === '6')).toHaveLength(3);
});

test('curvesFigure({ runs }) is taller if more than 12 labels need space', () => {
  const runs = Array.from({ length: 30 }, (_, i) => ({ name: `run ${i}`, history: worseRun(1 + i / 50) }));
  const root = readSvg(curvesFigure({ runs }));
  const height = Number(root.getAttribute('height'));
  expect(height).toBe(290 + 14 * 18);
  for (const label of markElements(root, 'text')) {
    expect(numbersIn(label.getAttribute('transform'))[1]).toBeLessThanOrEqual(height - 40);
  }
});

test('curvesFigure({ runs }) of a run without validation shows training and its best epoch', () => {
  const history = { loss: [0.3, 0.2], accuracy: [0.9, 0.95], val_loss: [], val_accuracy: [] };
  const root = readSvg(curvesFigure({ runs: [{ name: '1', history }], measures: ['accuracy'] }));
  expect(markElements(root, 'line')).toHaveLength(1);
  expect(textsIn(root)).toContain('training');
  expect(textsIn(root).join()).toContain('best epoch (2), 95.00\u00A0%');
});

test('curvesFigure({ runs }) omits values that are NaN, or null after JSON', () => {
  for (const missing of [Number.NaN, JSON.parse('null')]) {
    const history = {
      loss: [0.3, 0.2, missing],
      accuracy: [0.9, 0.95, 0.1],
      val_loss: [0.2, missing, missing],
      val_accuracy: [0.93, 0.94, 0.1],
    };
    const svg = curvesFigure({ runs: [{ name: '1', history }] });
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    const lines = markElements(readSvg(svg), 'line');
    expect(lines.map((line) => pointsOf(line).length)).toEqual([3, 3, 2, 1]);
  }
});

test('curvesFigure({ runs }) shows a message if no epoch has ended or no loss is finite', () => {
  const none = { loss: [], accuracy: [], val_loss: [], val_accuracy: [] };
  expect(textsIn(readSvg(curvesFigure({ runs: [{ name: '1', history: none }] })))).toContain(
    'No epoch has ended yet.',
  );
  const diverged = { loss: [Number.NaN], accuracy: [0.1], val_loss: [], val_accuracy: [] };
  const root = readSvg(curvesFigure({ runs: [{ name: '1', history: diverged }], measures: ['loss'] }));
  expect(textsIn(root)).toContain('No epoch has a finite value.');
});

test('curvesFigure({ runs }) draws one epoch and a thousand', () => {
  const one = { loss: [0.3], accuracy: [0.9], val_loss: [0.2], val_accuracy: [0.93] };
  expect(markElements(readSvg(curvesFigure({ runs: [{ name: '1', history: one }] })), 'dot').length).toBe(6);
  const falling = Array.from({ length: 1000 }, (_, i) => 1 / (i + 2));
  const long = {
    loss: falling,
    accuracy: falling.map((loss) => 1 - loss),
    val_loss: falling,
    val_accuracy: falling.map((loss) => 1 - loss),
  };
  const root = readSvg(curvesFigure({ runs: [{ name: '1', history: long }], measures: ['loss'] }));
  expect(markElements(root, 'line').map((line) => pointsOf(line).length)).toEqual([1000, 1000]);
  expect(textsIn(root)).toContain('Loss (nats, logarithmic)');
});

test('curvesFigure({ runs }) escapes names and is well-formed XML', () => {
  const runs = [
    { name: HOSTILE, history: publishedRun },
    { name: 'b', history: publishedRun },
  ];
  const svg = curvesFigure({ runs, id: '"><script>' });
  expect(svg).not.toMatch(/<script|<img|onerror="/);
  expect(xmlFault(svg.replace(/<style>[^<]*<\/style>/, ''))).toBeNull();
  expect(readSvg(svg).querySelector('desc')?.textContent).toContain('<script>alert(1)</script>');
});

test('curvesFigure({ runs }) is a standalone file with namespace, background and dark colors, without external references', () => {
  const svg = curvesFigure({ runs: single });
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(/https?:|url\(|@import|href=/);
  expect(svg).toContain('@media screen and (prefers-color-scheme:dark)');
  expect(readSvg(svg).querySelector('rect')?.getAttribute('fill')).toBe('#ffffff');
});

test('curvesFigure({ standalone: false }) has no style sheet and no background', () => {
  const root = readSvg(curvesFigure({ runs: single, standalone: false, id: 'mine' }));
  expect(root.hasAttribute('xmlns')).toBe(false);
  expect(root.querySelector('style, rect')).toBeNull();
  expect(Array.from(root.querySelectorAll('[id]'), ({ id }) => id)).toEqual(['mine-title', 'mine-desc']);
});

test('curvesFigure({ runs }) gives the same bytes for the same run', () => {
  expect(curvesFigure({ runs: single })).toBe(curvesFigure({ runs: single }));
});

test('curvesFigure({ runs }) rejects invalid data and reports its path', () => {
  expect(() => curvesFigure({ runs: [] })).toThrowErrorMatchingInlineSnapshot(
    `[ReportDataError: runs is empty (0 runs) — use at least one]`,
  );
  const history = { ...publishedRun, accuracy: [0.9] };
  expect(() =>
    curvesFigure({ runs: [single[0]!, { name: '2', history }] }),
  ).toThrowErrorMatchingInlineSnapshot(
    `[ReportDataError: runs[1].history.accuracy has the wrong length (1) — use one value per epoch, 10 in all]`,
  );
  expect(() =>
    curvesFigure({ runs: [{ ...single[0]!, validationSize: 0.5 }] }),
  ).toThrowErrorMatchingInlineSnapshot(
    `[ReportDataError: runs[0].validationSize is invalid (0.5) — use an integer of at least 0]`,
  );
});
