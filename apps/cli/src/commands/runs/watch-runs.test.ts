import { describe, expect, test } from 'vitest';
import { captureTerminal } from '../../testing/capture.js';
import type { ListedRun } from './listed-run.js';
import { refuseWatching, watchRuns } from './watch-runs.js';

const runs = (...epochs: number[]): ListedRun[] =>
  epochs.map((count, index) => ({ folder: `runs/${index + 1}`, status: 'running', epochs: count }));

/** Ticks until all lists were shown. */
async function* ticks(count: number): AsyncIterable<number> {
  for (let tick = 0; tick < count; tick++) yield tick;
}

/** Watches runs whose list changes from tick to tick. Returns what is written. */
async function watch(lists: readonly ListedRun[][], { json = false, rows = 24 } = {}): Promise<string> {
  const { terminal: out, text } = captureTerminal();
  Object.assign(out.stream, { rows });
  const list = async (): Promise<ListedRun[]> => lists[shown++] ?? [];
  let shown = 0;
  const options = { folder: 'runs', json, quiet: false };
  await watchRuns(list, options, { out, err: out }, ticks(lists.length - 1));
  return text();
}

describe('watchRuns(list)', () => {
  test('draws the table again over itself', async () => {
    const [first = '', second = '', ...others] = (await watch([runs(1), runs(2)])).split('\u001b[2A\u001b[J');
    expect(others).toEqual([]);
    expect(first).toMatch(/^run .*\nruns\/1 .* 1 .*running\n$/);
    expect(second).toMatch(/^run .*\nruns\/1 .* 2 .*running\n$/);
  });

  test('draws no more lines than the terminal has', async () => {
    const text = await watch([runs(1, 2, 3, 4, 5, 6)], { rows: 6 });
    expect(text.split('\n').slice(1)).toEqual([
      expect.stringMatching(/^runs\/1 /),
      expect.stringMatching(/^runs\/2 /),
      'and 4 more',
      '',
    ]);
  });

  test('with json, writes the runs that are new or have changed', async () => {
    const lines = (await watch([runs(1, 5), runs(1, 6), runs(1, 6, 7)], { json: true })).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line)).map(({ run, epochs }) => [run, epochs])).toEqual([
      ['runs/1', 1],
      ['runs/2', 5],
      ['runs/2', 6],
      ['runs/3', 7],
    ]);
  });
});

test('refuseWatching(options) requires a terminal or json', () => {
  const { terminal } = captureTerminal();
  const output = { out: terminal, err: terminal };
  expect(() => refuseWatching({ json: false }, output)).toThrow('--watch needs a terminal');
  refuseWatching({ json: true }, output);
});
