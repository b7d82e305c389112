import type { Output } from '../../output.js';
import { readSavedRun } from '../../run-folder/saved-run.js';
import { formatDuration, formatLoss, formatPercent } from '../../terminal/format.js';
import { visibleWidth } from '../../terminal/side-by-side.js';
import { drawTable } from '../../terminal/table.js';
import type { Terminal } from '../../terminal/terminal.js';
import { isSameValue } from '../train/config/changed-options.js';
import { CONFIG_OPTIONS } from '../train/config/train-config.js';
import { jsonRun, type ListedRun, listedRun } from './listed-run.js';
import { optionName, optionValue } from './run-fields.js';

/** One call of `lenet5 runs compare`. */
export interface CompareOptions {
  readonly folders: readonly string[];
  /** Whether to list the options that are the same, too. */
  readonly all: boolean;
  readonly json: boolean;
}

/** A run and the scores of its last epoch. */
interface ComparedRun {
  readonly run: ListedRun;
  readonly last: Readonly<Record<'loss' | 'accuracy' | 'val_loss' | 'val_accuracy', number | undefined>>;
}

const UNKNOWN = '-';

const text = (value: number | undefined, format: (value: number) => string): string =>
  value === undefined ? UNKNOWN : format(value);

/** The lines about scores and the machine. */
const FACTS: readonly (readonly [name: string, cell: (compared: ComparedRun) => string])[] = [
  ['status', ({ run }) => run.status],
  ['best accuracy', ({ run }) => text(run.best?.value, formatPercent)],
  ['in epoch', ({ run }) => text(run.best?.epoch, String)],
  ['last val accuracy', ({ last }) => text(last.val_accuracy, formatPercent)],
  ['last val loss', ({ last }) => text(last.val_loss, formatLoss)],
  ['last train accuracy', ({ last }) => text(last.accuracy, formatPercent)],
  ['last train loss', ({ last }) => text(last.loss, formatLoss)],
  ['epochs done', ({ run }) => String(run.epochs)],
  ['time', ({ run }) => formatDuration(run.seconds ?? Number.NaN)],
  [
    'engine',
    ({ run: { start } }) => (start ? `${start.engine} ${start.kernels} ×${start.threads}` : UNKNOWN),
  ],
];

async function readRun(folder: string): Promise<ComparedRun> {
  const run = await readSavedRun(folder);
  const { loss, accuracy, val_loss, val_accuracy } = run.history;
  const last = loss.length - 1;
  return {
    run: listedRun(run),
    last: {
      loss: loss[last],
      accuracy: accuracy[last],
      val_loss: val_loss[last],
      val_accuracy: val_accuracy[last],
    },
  };
}

/** The keys of the options that differ between the runs; with `all`, of those that a run has. */
function comparedOptions(runs: readonly ListedRun[], all: boolean): string[] {
  const [first] = runs;
  return CONFIG_OPTIONS.map(([key]) => key).filter((key) =>
    all
      ? runs.some((run) => optionValue(run, key) !== undefined)
      : runs.some((run) => !isSameValue(run.config?.[key], first?.config?.[key])),
  );
}

/** The table in parts of as many runs as fit beside each other. */
function drawComparison(
  runs: readonly ComparedRun[],
  rows: readonly (readonly string[])[],
  terminal: Terminal,
): string[] {
  for (let across = runs.length; ; across--) {
    const parts: string[][] = [];
    for (let from = 0; from < runs.length; from += across) {
      const shown = runs.slice(from, from + across);
      const heads = ['', ...shown.map(({ run }) => run.folder)].map((head) => ({
        head: terminal.style('dim', head),
      }));
      const [first, ...others] = heads;
      const columns = [{ head: first?.head ?? '', align: 'left' as const }, ...others];
      parts.push(
        drawTable(
          columns,
          rows.map(([name = '', ...cells]) => [name, ...cells.slice(from, from + across)]),
        ),
      );
    }
    const width = Math.max(...parts.flat().map(visibleWidth));
    if (width <= terminal.columns || across === 1)
      return parts.flatMap((part, index) => (index === 0 ? part : ['', ...part]));
  }
}

/**
 * Compares runs: their scores and the options that differ, one column per run.
 *
 * @throws NotARunError, DamagedRunError if one cannot be read.
 */
export async function compareRuns({ folders, all, json }: CompareOptions, { out }: Output): Promise<void> {
  const runs: ComparedRun[] = [];
  for (const folder of folders) runs.push(await readRun(folder));
  const listed = runs.map(({ run }) => run);
  const options = comparedOptions(listed, all);
  if (json) {
    const values = options.map((key) => [key, listed.map(({ config }) => config?.[key] ?? null)]);
    const compared = runs.map(({ run, last }) => ({ ...jsonRun(run), last }));
    out.data(JSON.stringify({ runs: compared, options: Object.fromEntries(values) }));
    return;
  }
  const rows = [
    ...FACTS.map(([name, cell]) => [name, ...runs.map(cell)]),
    ...options.map((key) => [
      optionName(key),
      ...listed.map((run) => String(optionValue(run, key) ?? UNKNOWN)),
    ]),
  ];
  for (const line of drawComparison(runs, rows, out)) out.line(line);
  if (options.length === 0) out.line('their options are the same');
}
