import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchChromium, serveFolder } from '@lenet5/chromium';
import { median } from '@lenet5/trainer/bench';
import { Command } from 'commander';
import { markdownTable } from 'markdown-table';
import { cliSpeed } from './cli-speed.js';
import { measureFrames } from './frame-times.js';
import { measurePage, type PageTimes } from './page-times.js';
import { measureStrokes, type StrokeTimes } from './stroke-times.js';

interface Flags {
  readonly rounds: string;
  readonly baseline?: string;
  readonly kernels: string;
  readonly json?: boolean;
  readonly frames?: boolean;
  readonly strokes?: boolean;
}

/** The figures of one clone: medians over the rounds, except that `best…` is the best of all rounds. */
interface PageRow extends PageTimes {
  readonly clone: string;
  readonly bestFirstAnswer: number;
  readonly bestFirstStep: number;
  readonly bestFirstEpoch: number;
  readonly cliImagesPerSecond: number;
  /** The best speed of the page as a fraction of that of the command line. */
  readonly ofCli: number;
}

const OWN = fileURLToPath(new URL('../../../..', import.meta.url));

/** Visits the page of every clone and trains with its command line, alternately. */
async function measure(clones: readonly string[], rounds: number, kernels: string): Promise<PageRow[]> {
  const results = clones.map((clone) => ({ clone, pages: [] as PageTimes[], cli: [] as number[] }));
  const servers = await Promise.all(clones.map((clone) => serveFolder(join(clone, 'apps/web/dist'))));
  const browser = await launchChromium();
  try {
    for (let round = 1; round <= rounds; round++) {
      console.error(`round ${round} of ${rounds}`);
      for (const [index, { clone, pages, cli }] of results.entries()) {
        pages.push(await measurePage(browser, servers[index]?.url ?? '', kernels));
        cli.push(await cliSpeed(clone, kernels));
      }
    }
  } finally {
    await browser.close();
    for (const server of servers) server.close();
  }
  return results.map(({ clone, pages, cli }) => {
    const all = (key: keyof PageTimes): number[] => pages.map((times) => times[key]);
    const [page, best] = [Math.max(...all('imagesPerSecond')), Math.max(...cli)];
    return {
      clone,
      firstAnswer: median(all('firstAnswer')),
      bestFirstAnswer: Math.min(...all('firstAnswer')),
      firstStep: median(all('firstStep')),
      bestFirstStep: Math.min(...all('firstStep')),
      firstEpoch: median(all('firstEpoch')),
      bestFirstEpoch: Math.min(...all('firstEpoch')),
      imagesPerSecond: page,
      cliImagesPerSecond: best,
      ofCli: page / best,
    };
  });
}

function table(rows: readonly PageRow[]): string {
  const both = (median: number, best: number): string => `${median.toFixed(0)} (${best.toFixed(0)})`;
  return markdownTable(
    [
      [
        'clone',
        'first answer, ms',
        'first step, ms',
        'first epoch, ms',
        'images/s',
        'command line, images/s',
        'ratio',
      ],
      ...rows.map((row) => [
        row.clone,
        both(row.firstAnswer, row.bestFirstAnswer),
        both(row.firstStep, row.bestFirstStep),
        both(row.firstEpoch, row.bestFirstEpoch),
        row.imagesPerSecond.toFixed(0),
        row.cliImagesPerSecond.toFixed(0),
        row.ofCli.toFixed(2),
      ]),
    ],
    { align: ['l', 'r', 'r', 'r', 'r', 'r', 'r'] },
  );
}

/** Measures and prints the script time per frame of both passes. */
async function printFrames(json: boolean): Promise<void> {
  const server = await serveFolder(join(OWN, 'apps/web/dist'));
  const browser = await launchChromium();
  try {
    for (const pass of ['forward', 'backward'] as const) {
      const { histogram, ...times } = await measureFrames(browser, server.url, pass);
      if (json) console.log(JSON.stringify({ ...times, histogram }));
      else {
        console.log(
          `${pass} pass: ${times.frames} frames, script per frame in ms: median ${times.median.toFixed(1)}, ` +
            `95 % below ${times.p95.toFixed(1)}, longest ${times.longest.toFixed(1)}`,
        );
        const bars = histogram.map(({ upTo, frames }) => [`≤ ${upTo}`, String(frames)]);
        console.log(markdownTable([['ms', 'frames'], ...bars], { align: ['r', 'r'] }));
      }
    }
  } finally {
    await browser.close();
    server.close();
  }
}

/** Measures and prints how soon the page answers strokes. */
async function printStrokes(rounds: number, json: boolean): Promise<void> {
  const server = await serveFolder(join(OWN, 'apps/web/dist'));
  const browser = await launchChromium();
  const visits: StrokeTimes[] = [];
  try {
    for (let round = 0; round < rounds; round++) visits.push(await measureStrokes(browser, server.url));
  } finally {
    await browser.close();
    server.close();
  }
  const rows = (['pad', 'firstAnswer', 'laterAnswer'] as const).map((key) => {
    const times = visits.map((visit) => visit[key]);
    return { time: key, median: median(times), best: Math.min(...times) };
  });
  if (json) for (const row of rows) console.log(JSON.stringify(row));
  else {
    const names = {
      pad: 'opening to pad',
      firstAnswer: 'first touch to answer',
      laterAnswer: 'later movement to frame',
    };
    const cells = rows.map(({ time, median, best }) => [names[time], median.toFixed(0), best.toFixed(0)]);
    console.log(markdownTable([['time, ms', 'median', 'best'], ...cells], { align: ['l', 'r', 'r'] }));
  }
}

const program = new Command('bench:page')
  .description('Measure the built web app in Chromium: times from opening it, and its training speed')
  .option(
    '--rounds <n>',
    'number of interleaved rounds; the table shows medians, and the best in parentheses',
    '3',
  )
  .option('--baseline <folder>', 'another built clone of the repository to measure beside this one')
  .option('--kernels <build>', 'simd or relaxed-simd, in the page and on the command line', 'simd')
  .option(
    '--frames',
    'measure only the script time per frame while the network is played, at a 4 times slower processor',
  )
  .option('--strokes', 'measure only how soon the page answers strokes on the pad, from its first touch on')
  .option('--json', 'print only JSON Lines to stdout');

program.action(async ({ rounds, baseline, kernels, json, frames, strokes }: Flags) => {
  if (frames) return printFrames(json === true);
  const count = Number(rounds);
  if (!Number.isInteger(count) || count < 1)
    program.error(`--rounds is invalid ("${rounds}") — use an integer of at least 1`);
  if (strokes) return printStrokes(count, json === true);
  const clones = [...(baseline === undefined ? [] : [resolve(baseline)]), resolve(OWN)];
  const rows = await measure(clones, count, kernels);
  if (json) for (const row of rows) console.log(JSON.stringify(row));
  else console.log(table(rows));
});
await program.parseAsync();
