import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { confusionMatrix } from '@lenet5/metrics';
import type { ReportRun } from '@lenet5/report';
import { afterAll, expect, test } from 'vitest';
import { refuseFigures, reportFigures, writeFigures } from './write-figures.js';

const folder = mkdtempSync(join(tmpdir(), 'figures-'));
afterAll(() => rmSync(folder, { recursive: true }));

const history = { loss: [1, 0.5], accuracy: [0.5, 0.75], val_loss: [], val_accuracy: [] };
const scored: ReportRun = {
  name: 'runs/1',
  history,
  scores: { confusion: confusionMatrix(Uint8Array.of(0, 1), Float32Array.of(1, 0, 0, 1), 2) },
  filters: [{ name: 'conv1', shape: [2, 2, 1, 1], weights: [1, -1, 0.5, 0] }],
};
const empty = { loss: [], accuracy: [], val_loss: [], val_accuracy: [] };
const names = (runs: readonly ReportRun[]): string[] => reportFigures(runs).map(([name]) => name);

test('reportFigures(runs) are the curves, and the other figures of each run', () => {
  expect(names([scored])).toEqual(['curves', 'confusion', 'filters-conv1']);
  expect(names([scored, { name: 'runs/2', history: empty }])).toEqual([
    'curves',
    '1-confusion',
    '1-filters-conv1',
  ]);
  expect(names([{ name: 'runs/2', history: empty }])).toEqual([]);
});

test('writeFigures(folder, figures) writes PNG files into a new folder', async () => {
  const paths = await writeFigures(join(folder, 'new'), reportFigures([scored]).slice(0, 1));
  expect(paths).toEqual([join(folder, 'new/curves.png')]);
  expect(
    readFileSync(paths[0] ?? '')
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
});

test('refuseFigures(folder) refuses a file', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => refuseFigures(join(folder, 'file'))).toThrow('--figures is not a folder');
  refuseFigures(folder);
  refuseFigures(join(folder, 'nothing'));
});
