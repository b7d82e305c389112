import { createHash } from 'node:crypto';
import { diagnose } from '@lenet5/metrics';
import { describe, expect, test } from 'vitest';
import { diagnosisSentence } from './curves/diagnosis-sentence.js';
import { CONTENT_POLICY } from './page/content-policy.js';
import { renderReport } from './render-report.js';
import { HOSTILE, publishedRun, worseRun } from './testing/published-run.js';
import { emptyDocument, readHtml } from './testing/read-svg.js';
import { fullRun } from './testing/report-data.js';

const one = renderReport({ runs: [fullRun] });
const second = { ...fullRun, name: 'second', history: worseRun(1.5), config: { epochs: 10, seed: 7 } };
const bare = { name: 'bare', history: publishedRun };
const several = renderReport({
  runs: [fullRun, second, bare],
  title: 'Three runs',
  note: 'Created by a test.',
});

function plain(element: Element | null | undefined): string {
  return (element?.textContent ?? '').replaceAll('\u00A0', ' ').trim();
}

function rowsOf(table: Element | null | undefined): string[][] {
  return Array.from(table?.querySelectorAll('tr') ?? [], (row) => Array.from(row.children, plain));
}

function tableUnder(document: Document, id: string): string[][] {
  return rowsOf(document.getElementById(id)?.parentElement?.querySelector('table'));
}

describe.each([
  ['one run', one],
  ['several runs', several],
])('renderReport() of %s', (_, page) => {
  const document = readHtml(page);

  test('has no external references and no scripts', () => {
    expect(page).not.toMatch(/https?:|@import|url\(|<script|javascript:/);
    expect(document.querySelector('script, link, iframe, object, embed, form, base')).toBeNull();
    for (const element of document.querySelectorAll('[src], [href]')) {
      expect(element.getAttribute('src') ?? element.getAttribute('href')).toMatch(
        /^(#|data:image\/png;base64,)/,
      );
    }
  });

  test('has a content policy with the digest of its style sheet, and no inline styles or handlers', () => {
    const styles = document.querySelectorAll('style');
    expect(styles).toHaveLength(1);
    const digest = createHash('sha256')
      .update(styles[0]!.textContent ?? '')
      .digest('base64');
    expect(CONTENT_POLICY, 'page/content-policy.ts has another digest').toContain(`'sha256-${digest}'`);
    expect(page).toContain(`content="default-src &#39;none&#39;; img-src data:;`);
    for (const element of document.querySelectorAll('*')) {
      for (const { name } of element.attributes) expect(name).not.toMatch(/^(style|on.*)$/);
    }
  });

  test('has a title, a description and a caption for each figure', () => {
    const images = Array.from(document.querySelectorAll('svg:not([aria-hidden])'));
    expect(images.length).toBeGreaterThanOrEqual(6);
    for (const image of images) {
      expect(image.getAttribute('role')).toBe('img');
      for (const name of ['aria-labelledby', 'aria-describedby']) {
        const words = document.getElementById(image.getAttribute(name) ?? '');
        expect(words?.parentElement).toBe(image);
        expect(plain(words)).not.toBe('');
      }
      expect(plain(image.parentElement?.querySelector('figcaption'))).not.toBe('');
    }
  });

  test('has a table for each figure except the curves, which the epochs table shows', () => {
    expect(document.querySelectorAll('details table').length).toBe(
      document.querySelectorAll('figure').length - 2,
    );
    for (const table of document.querySelectorAll('table')) {
      expect(plain(table.querySelector('caption'))).not.toBe('');
      const widths = rowsOf(table).map((row) => row.length);
      expect(new Set(widths).size).toBe(1);
    }
  });

  test('has one h1 and headings without gaps in their levels', () => {
    const levels = Array.from(document.querySelectorAll('h1, h2, h3, h4'), ({ tagName }) =>
      Number(tagName[1]),
    );
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    levels.forEach((level, i) => {
      expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
  });

  test('has unique ids and links with existing targets', () => {
    const ids = Array.from(document.querySelectorAll('[id]'), ({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of document.querySelectorAll('a')) {
      expect(ids).toContain(link.getAttribute('href')?.slice(1));
    }
  });

  test('has no NaN, undefined or Infinity', () => {
    expect(plain(document.body)).not.toMatch(/NaN|undefined|Infinity|\[object/);
    expect(page).not.toContain('⚠');
  });
});

describe('renderReport() of one run in detail', () => {
  const document = readHtml(one);

  test('starts with the result', () => {
    expect(plain(document.querySelector('h1'))).toBe('Training report');
    expect(plain(document.querySelector('.lead'))).toBe(
      'Run full: the best validation accuracy is 98.90 %, after epoch 7.',
    );
    const figures = Array.from(document.querySelectorAll('dl > div'), plain);
    // 4.0 + 4.1 + … + 4.9 seconds.
    expect(figures).toEqual([
      'Best validation accuracy98.90 %epoch 7',
      'Last validation accuracy98.60 %loss 0.0500',
      'Epochs10of 60,000 images',
      'Training time44.5 s',
    ]);
  });

  test('shows accuracy and loss, and the diagnosis', () => {
    const section = document.getElementById('curves')?.parentElement;
    expect(section?.querySelectorAll('svg')).toHaveLength(2);
    const sentence = diagnosisSentence(
      publishedRun,
      diagnose(publishedRun, { validationCount: 10000, trainingCount: 60000 }),
    );
    expect(plain(section?.querySelector('p'))).toBe(sentence.replaceAll('\u00A0', ' '));
  });

  test('has every epoch in a table, the best one in bold', () => {
    const [heads, ...rows] = tableUnder(document, 'run-1-epochs');
    expect(heads).toEqual([
      'epoch',
      'training loss',
      'training accuracy',
      'validation loss',
      'validation accuracy',
      'learning rate',
      'seconds',
      'images/s',
    ]);
    expect(rows).toHaveLength(10);
    expect(rows[0]).toEqual(['1', '0.3400', '89.80 %', '0.0900', '98.20 %', '0.001', '4.0', '15,000']);
    const bold = Array.from(document.querySelectorAll('#run-1-epochs ~ * .strong'), (row) =>
      plain(row.firstElementChild),
    );
    expect(bold).toEqual(['7 (best)']);
  });

  test('has the scores of each class', () => {
    const section = document.getElementById('run-1-confusion-heading')?.parentElement;
    const tables = Array.from(section?.querySelectorAll('table') ?? []);
    expect(rowsOf(tables[0])).toEqual([
      ['true', '0', '1'],
      ['0', '490', '10'],
      ['1', '4', '496'],
    ]);
    // Precision 490/494, recall 490/500, F1 2 · 490 / (494 + 500).
    expect(rowsOf(tables[1])[1]).toEqual(['0', '99.2 %', '98.0 %', '98.6 %', '500']);
    expect(plain(section?.querySelector('p'))).toBe(
      'Scored on the 1,000 test images. Of 1,000 images, 986 (98.60 %) are predicted correctly. Most frequent mistakes: ' +
        '0 predicted as 1 (10 times), 1 predicted as 0 (4 times). Mean loss: 0.0473 nats.',
    );
  });

  test('has mistakes, calibration, filters, configuration and environment', () => {
    expect(tableUnder(document, 'run-1-mistakes-heading')[1]).toEqual(['18', '3', '5', '99.80 %']);
    expect(tableUnder(document, 'run-1-calibration-heading')[1]).toEqual([
      '50.0 % to 100.0 %',
      '1,000',
      '99.81 %',
      '98.60 %',
    ]);
    expect(tableUnder(document, 'run-1-filters-heading')).toHaveLength(7);
    expect(tableUnder(document, 'run-1-config')).toContainEqual(['optimizer.epsilon', '1e-7']);
    expect(tableUnder(document, 'run-1-environment')).toContainEqual(['kernels', 'simd']);
  });

  test('omits sections without data', () => {
    const page = readHtml(renderReport({ runs: [bare] }));
    const headings = Array.from(page.querySelectorAll('h2'), plain);
    expect(headings).toEqual(['Learning curves', 'Epochs']);
    expect(tableUnder(page, 'run-1-epochs')[0]).toHaveLength(5);
  });

  test('has a message if no epoch has ended', () => {
    const history = { loss: [], accuracy: [], val_loss: [], val_accuracy: [] };
    expect(plain(readHtml(renderReport({ runs: [{ name: 'new', history }] })).body)).toContain(
      'No epoch has ended yet.',
    );
  });
});

describe('renderReport() of several runs in detail', () => {
  const document = readHtml(several);

  test('starts with a table of the runs', () => {
    expect(plain(document.querySelector('.lead'))).toBe(
      '3 runs compared: the best validation accuracy is 98.90 % in run full, after epoch 7.',
    );
    const rows = rowsOf(document.querySelector('main table'));
    expect(rows.slice(1).map((row) => row[0])).toEqual(['full', 'second', 'bare']);
    expect(rows[2]).toEqual(['second', '10', '7', '98.35 %', '97.90 %', '99.10 %', '0.0750', '44.5 s']);
  });

  test('draws all curves in one figure and lists different settings', () => {
    const figure = document.querySelector('#curves ~ * svg');
    expect(figure?.querySelectorAll('[data-mark="line"]')).toHaveLength(6);
    const rows = tableUnder(document, 'differences');
    expect(rows[0]).toEqual(['setting', 'full', 'second', 'bare']);
    expect(rows).toContainEqual(['seed', '42', '7', '–']);
    expect(rows.map((row) => row[0])).toContain('optimizer.name');
  });

  test('has one section per run', () => {
    const headings = Array.from(document.querySelectorAll('h2'), plain);
    expect(headings).toEqual(['Learning curves', 'Differences', 'Run full', 'Run second', 'Run bare']);
    expect(plain(document.querySelector('footer'))).toBe('Created by a test.');
  });
});

test('renderReport() escapes all text', () => {
  const { scores } = fullRun;
  const run = {
    ...fullRun,
    name: HOSTILE,
    scores: { ...scores, on: HOSTILE, classNames: [HOSTILE, HOSTILE] },
    filters: [{ ...fullRun.filters![0]!, name: HOSTILE }],
    config: { [HOSTILE]: HOSTILE, list: [HOSTILE], nested: { [HOSTILE]: { a: HOSTILE } } },
    environment: { ['__proto__']: HOSTILE, cpu: HOSTILE },
  };
  const page = renderReport({
    title: HOSTILE,
    note: HOSTILE,
    runs: [run, { ...run, config: { b: HOSTILE } }],
  });
  expect(page).not.toMatch(/<script|<img|onerror="/);
  const document = readHtml(page);
  expect(document.querySelector('script, img')).toBeNull();
  expect(document.querySelectorAll('style')).toHaveLength(1);
  expect(document.querySelectorAll('h1')).toHaveLength(1);
  expect(document.querySelector('h1')?.textContent).toContain('<script>alert(1)</script>');
  expect(document.querySelector('title')?.textContent).toContain('<script>alert(1)</script>');
});

test('renderReport() gives the same bytes for the same data, with any document', () => {
  expect(renderReport({ runs: [fullRun] })).toBe(one);
  expect(renderReport({ runs: [fullRun] }, { document: emptyDocument() })).toBe(one);
});

test('renderReport() rejects invalid data and reports its path', () => {
  expect(() => renderReport({ runs: [] })).toThrowErrorMatchingInlineSnapshot(
    `[ReportDataError: runs is empty (0 runs) — use at least one]`,
  );
  const history = { ...publishedRun, val_accuracy: [98.6] };
  expect(() => renderReport({ runs: [bare, { ...bare, history }] })).toThrowErrorMatchingInlineSnapshot(
    `[ReportDataError: runs[1].history.val_accuracy has the wrong length (1) — use one value per epoch, 10 in all, or [] in both val_ lists]`,
  );
});
