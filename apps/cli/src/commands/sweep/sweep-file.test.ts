import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { readSweepFile } from './sweep-file.js';

const folder = mkdtempSync(join(tmpdir(), 'sweep-file-'));
const path = join(folder, 'sweep.yaml');
afterAll(() => rmSync(folder, { recursive: true }));

test('readSweepFile(path) writes no warnings of the YAML reader, whose lines contain the text of the file', async () => {
  const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
  writeFileSync(path, '%directive\n---\nseeds: !tag 1..3\n');
  expect(await readSweepFile(path)).toEqual({ space: { seeds: [1, 2, 3] } });
  expect(warn).not.toHaveBeenCalled();
});
