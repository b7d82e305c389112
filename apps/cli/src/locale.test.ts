import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { jsonLines, runCli } from './testing/run-cli.js';

// A test runs the built program several times.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const cwd = mkdtempSync(join(tmpdir(), 'lenet5-locale-'));
afterAll(() => rmSync(cwd, { recursive: true }));

/** An umlaut, and a dash that prose replaces by ASCII in this locale. */
const NAME = 'läufe–1';

const run = (...words: string[]) => runCli(words, { cwd, env: { LANG: '', LC_ALL: 'C' } });

describe('in a locale without UTF-8, lenet5', () => {
  beforeAll(async () => {
    const recipe = ['--limit', '100', '--epochs', '1', '--validation', 'none'];
    const { code, stdout } = await run('train', ...recipe, '--out', NAME, '-q');
    expect([code, stdout]).toEqual([0, `${NAME}\n`]);
  });

  test.each([
    ['import', () => run('import', NAME, '--out', 'módel–a', '--json'), 'model', 'módel–a'],
    [
      'export',
      () => run('export', NAME, '--format', 'tfjs', '--out', 'módel–b', '--json'),
      'files',
      'módel–b',
    ],
    ['runs', () => run('runs', NAME, '--json'), 'run', NAME],
    ['report', () => run('report', NAME, '--no-scores', '--json'), 'report', `${NAME}/report.html`],
  ])('%s --json writes paths unchanged', async (_, call, key, path) => {
    const { code, stdout } = await call();
    expect(code).toBe(0);
    expect(JSON.stringify(jsonLines(stdout)[0]?.[key])).toContain(path);
  });

  test('import and export write the path unchanged', async () => {
    expect((await run('import', NAME, '--out', 'módel–c', '-q')).stdout).toBe('módel–c\n');
    expect((await run('export', NAME, '--format', 'onnx', '--out', 'für–d.onnx', '-q')).stdout).toBe(
      'für–d.onnx\n',
    );
  });

  test('the command to resume names the folder unchanged, and its prose is ASCII', async () => {
    const { stderr } = await run('train', '--resume', NAME, '--epochs', '2');
    const lines = stderr.trim().split('\n');
    expect(lines.at(-1)).toMatch(new RegExp(`^to continue: .* train --resume '${NAME}' --epochs 4$`));
    expect(lines.slice(0, -1).join('')).not.toMatch(/[^\p{ASCII}]/u);
  });

  test('predict --json and --csv name the image unchanged', async () => {
    const values = Uint8Array.from({ length: 1600 }, (_, index) =>
      index % 40 > 17 && index % 40 < 22 ? 0 : 255,
    );
    writeFileSync(join(cwd, 'für–7.png'), encode({ width: 40, height: 40, data: values, channels: 1 }));
    expect(jsonLines((await run('predict', NAME, 'für–7.png', '--json')).stdout)[0]).toMatchObject({
      file: 'für–7.png',
    });
    expect((await run('predict', NAME, 'für–7.png', '--csv')).stdout).toContain('\nfür–7.png,');
  });
});
