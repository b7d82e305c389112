import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { distinctFolders } from './distinct-folders.js';
import { reportTarget } from './report-target.js';

const folder = mkdtempSync(join(tmpdir(), 'report-target-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('reportTarget(folders, out)', () => {
  test('is in the folder of a single run, or in the current folder for several', () => {
    expect(reportTarget(['runs/1'])).toBe('runs/1/report.html');
    expect(reportTarget(['runs/1', './runs/2', 'b/1'])).toBe('report.html');
    expect(reportTarget(['a/1', 'b/1'], 'c.html')).toBe('c.html');
    expect(reportTarget(['a/1', 'b/1'], '-')).toBe('-');
  });

  test('can replace a file, but no folder, device or link', () => {
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

test('reportTarget(folders, out) does not overwrite a file that is not a report', () => {
  const [report, notes] = [join(folder, 'again.html'), join(folder, 'metrics.jsonl')];
  writeFileSync(report, '<!DOCTYPE html>\n<html>');
  writeFileSync(notes, '{"type":"start"}\n');
  expect(reportTarget(['runs/1'], report)).toBe(report);
  expect(() => reportTarget(['runs/1'], notes)).toThrow(
    `--out exists and is not a report (${notes}) — use another file, such as --out report.html`,
  );
});

describe('distinctFolders(folders)', () => {
  test('returns each folder once, as first given, without a trailing slash', () => {
    expect(distinctFolders(['runs/1/', './runs/1', 'runs/2', '.', './'])).toEqual(['runs/1', 'runs/2', '.']);
  });
});
