import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { distinctFolders } from './distinct-folders.js';
import { reportTarget } from './report-target.js';

const folder = mkdtempSync(join(tmpdir(), 'report-target-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('reportTarget(folders, out)', () => {
  test('is in the folder of one run, and beside several', () => {
    expect(reportTarget(['runs/1'])).toBe('runs/1/report.html');
    expect(reportTarget(['runs/1', './runs/2', 'runs/x'])).toBe('runs/report.html');
    expect(reportTarget(['1', '2'])).toBe('report.html');
  });

  test('has to be given where the runs lie in different folders', () => {
    expect(() => reportTarget(['a/1', 'b/1'])).toThrow(
      'the runs are in different folders (a/1, b/1) — name the file of the report, such as --out report.html',
    );
    expect(reportTarget(['a/1', 'b/1'], 'c.html')).toBe('c.html');
    expect(reportTarget(['a/1', 'b/1'], '-')).toBe('-');
  });

  test('takes the place of a file and of nothing else: no folder, no device, no link', () => {
    writeFileSync(join(folder, 'old.html'), '');
    symlinkSync('old.html', join(folder, 'link.html'));
    expect(reportTarget(['runs/1'], join(folder, 'old.html'))).toBe(join(folder, 'old.html'));
    for (const out of [folder, '/dev/null', join(folder, 'link.html')]) {
      expect(() => reportTarget(['runs/1'], out)).toThrow(
        `--out is not a regular file (${out}) — use a file`,
      );
    }
    expect(() => reportTarget(['runs/1'], '')).toThrow('--out is empty — use a file');
  });
});

test('reportTarget(folders, out) keeps what is no report from being overwritten', () => {
  const [report, notes] = [join(folder, 'again.html'), join(folder, 'metrics.jsonl')];
  writeFileSync(report, '<!DOCTYPE html>\n<html>');
  writeFileSync(notes, '{"type":"start"}\n');
  expect(reportTarget(['runs/1'], report)).toBe(report);
  expect(() => reportTarget(['runs/1'], notes)).toThrow(
    `--out exists and is not a report (${notes}) — use another file, such as --out report.html`,
  );
});

describe('distinctFolders(folders)', () => {
  test('gives each place once, as it was first called, without a slash at its end', () => {
    expect(distinctFolders(['runs/1/', './runs/1', 'runs/2', '.', './'])).toEqual(['runs/1', 'runs/2', '.']);
  });
});
