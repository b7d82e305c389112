import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectFigure } from '@lenet5/test-kit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runInTerminal, type TerminalRun } from './testing/run-in-terminal.js';
import { writeSmallData } from './testing/small-data.js';

const cwd = mkdtempSync(join(tmpdir(), 'lenet5-stop-'));
beforeAll(() => writeSmallData(join(cwd, 'data'), 1100, 100));
afterAll(() => rmSync(cwd, { recursive: true }));

test.for<[string, number, (run: TerminalRun) => void]>([
  ['Ctrl-C', 130, ({ type }) => type('\u0003')],
  ['SIGTERM', 143, ({ pid }) => process.kill(pid, 'SIGTERM')],
])('a run in a terminal writes its checkpoint and ends soon after %s', async ([name, code, act], context) => {
  let asked = 0;
  const { ended } = runInTerminal(
    ['train', '--data', 'data', '--validation', 'split:100', '--epochs', '100000', '--out', name],
    {
      cwd,
      onScreen: (screen, run) => {
        if (asked > 0 || !/epoch +(?!1\/)\d+\/100000/.test(screen)) return;
        asked = performance.now();
        act(run);
      },
    },
  );
  expect((await ended).code).toBe(code);
  expectFigure(context, {
    name: `cli: from ${name} to the end of the process`,
    value: performance.now() - asked,
    bound: 1500,
    unit: 'ms',
  });
});
