import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { HOSTILE } from '../testing/published-run.js';
import { renderSweepReport } from './render-sweep-report.js';
import type { SweepReportData } from './sweep-report-data.js';

const trials = [0.001, 0.002, 0.1].flatMap((learningRate, i) =>
  ['adam', 'sgd'].map((optimizer, j) => ({
    trial: 2 * i + j + 1,
    state: 'completed',
    options: { learningRate, optimizer, seed: 1 },
    // The last setting has the highest first epoch, and ends there.
    curve: i === 2 ? [0.99] : [0.9, 0.95 + 0.01 * i + 0.001 * j],
  })),
);

const data: SweepReportData = {
  objective: 'val_accuracy',
  varied: ['learningRate', 'optimizer'],
  trials,
  settings: trials.map(({ options, curve }) => ({
    options,
    trials: 1,
    epochs: curve.length,
    mean: curve.at(-1) ?? 0,
  })),
};

const open = (page: string): Document => parseHTML(page).document;

test('renderSweepReport(data) names the best of the trials with the most epochs', () => {
  const { document } = parseHTML(renderSweepReport(data));
  expect(document.querySelector('.lead')?.textContent).toBe(
    '6 trials: the best val_accuracy is 96.10 %, of trial 4 after 2 epochs.',
  );
});

test('renderSweepReport(data) draws an axis per option, a chart per option, and a line per trial', () => {
  const document = open(renderSweepReport(data));
  const titles = [...document.querySelectorAll('svg > title')].map(({ textContent }) => textContent);
  expect(titles).toEqual([
    'Parallel coordinates',
    'val_accuracy by learningRate',
    'val_accuracy by optimizer',
    'Learning curves',
  ]);
  const lines = document.querySelectorAll('svg[aria-labelledby^="parallel"] path');
  expect(lines.length).toBeGreaterThanOrEqual(trials.length);
  const dots = document.querySelectorAll('svg[aria-labelledby^="option-optimizer"] circle');
  expect(dots).toHaveLength(trials.length);
  // The values that were tried are on the axis, and not as 1m for 0.001.
  const texts = document.querySelectorAll('svg[aria-labelledby^="option-learningRate"] text');
  const labels = [...texts].map(({ textContent }) => textContent);
  for (const { options } of trials) expect(labels).toContain(String(options.learningRate));
});

test('renderSweepReport(data) shows the warning and escapes what it is given', () => {
  const options = { learningRate: 0.001, optimizer: HOSTILE };
  const hostile = [{ trial: 1, state: HOSTILE, options, curve: [0.5] }];
  const page = renderSweepReport({ ...data, title: HOSTILE, warning: HOSTILE, trials: hostile });
  expect(page).not.toMatch(/<script|<img/);
  expect(open(page).querySelector('header strong')?.textContent).toContain('Warning:');
});

test('renderSweepReport(data) throws a ReportDataError if no epoch is trained, and refuses unknown fields', () => {
  expect(() => renderSweepReport({ ...data, trials: [] })).toThrow(/trials has no epoch/);
  expect(() => renderSweepReport(Object({ ...data, objektive: 1 }))).toThrow(/objektive is not an option/);
});
