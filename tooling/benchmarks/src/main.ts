import { Command } from 'commander';
import { markdownTable } from 'markdown-table';
import { type ContentionRow, measureContention } from './contention.js';
import { contestants } from './contestant.js';
import { ContestantProcess } from './contestant-process.js';
import { type InferenceRow, measureInference } from './inference.js';
import { measureStartup, type StartupRow } from './startup.js';
import { measureTraining, type TrainingRow } from './training.js';

interface Flags {
  readonly rounds: string;
  readonly only?: string;
  readonly json?: boolean;
  readonly profile?: boolean;
  readonly startup?: boolean;
  readonly contention?: boolean;
  readonly baseline?: string;
}

function trainingTable(rows: readonly TrainingRow[]): string {
  return markdownTable(
    [
      ['engine', 'kernels', 'threads', 'ms/step', 'min–max', 'GFLOP/s', 'of SIMD peak', '× stock'],
      ...rows.map((row) => [
        row.name,
        row.kernels,
        String(row.threads),
        row.msPerStep.toFixed(2),
        `${row.minMsPerStep.toFixed(2)}–${row.maxMsPerStep.toFixed(2)}`,
        row.gflops.toFixed(2),
        row.fractionOfPeak === null
          ? '–'
          : `${(100 * row.fractionOfPeak).toFixed(0)} % of ${row.peakGflops?.toFixed(1)}`,
        row.timesStock === null ? '–' : row.timesStock.toFixed(2),
      ]),
    ],
    { align: ['l', 'l', 'r', 'r', 'r', 'r', 'r', 'r'], stringLength: (text) => text.length },
  );
}

function inferenceTable(rows: readonly InferenceRow[]): string {
  return markdownTable(
    [
      ['engine', 'kernels', 'threads', 'one image, µs', '10,000 images, s'],
      ...rows.map((row) => [
        row.name,
        row.kernels,
        String(row.threads),
        row.microsecondsPerImage.toFixed(1),
        row.secondsFor10000.toFixed(3),
      ]),
    ],
    { align: ['l', 'l', 'r', 'r', 'r'], stringLength: (text) => text.length },
  );
}

function startupTable(rows: readonly StartupRow[]): string {
  return markdownTable(
    [
      ['command', 'clone', 'wall, ms', 'CPU, ms', 'peak memory, MiB'],
      ...rows.map(({ command, clone, wallMs, cpuMs, peakMiB }) => [
        command,
        clone,
        wallMs.toFixed(0),
        cpuMs.toFixed(0),
        peakMiB.toFixed(0),
      ]),
    ],
    { align: ['l', 'l', 'r', 'r', 'r'], stringLength: (text) => text.length },
  );
}

function contentionTable(rows: readonly ContentionRow[]): string {
  return markdownTable(
    [
      ['compiled', 'kernels', 'busy neighbors', 'ms/step', 'min', 'of the better of 1 and 2 threads'],
      ...rows.map(({ name, kernels, neighbors, msPerStep, minMsPerStep, ofBetter }) => [
        name,
        kernels,
        String(neighbors),
        msPerStep.toFixed(2),
        minMsPerStep.toFixed(2),
        ofBetter.toFixed(2),
      ]),
    ],
    { align: ['l', 'l', 'r', 'r', 'r', 'r'] },
  );
}

async function printProfile(): Promise<void> {
  for (const contestant of contestants().filter(
    (entry) => entry.engine === 'compiled' && entry.threads === 1,
  )) {
    if (contestant.processes > 1) continue;
    const process = await ContestantProcess.start(contestant);
    const [answer] = await process.run('profile', 200);
    process.stop();
    const calls = answer?.calls ?? [];
    const total = calls.reduce((sum, call) => sum + call.microseconds, 0);
    const rows = calls.map(({ call, microseconds }) => [
      call,
      microseconds.toFixed(1),
      `${((100 * microseconds) / total).toFixed(1)} %`,
    ]);
    console.log(`\n${contestant.name}, ${contestant.kernels}: µs per step, by kernel call\n`);
    console.log(
      markdownTable([['call', 'µs', 'fraction'], ...rows, ['total', total.toFixed(1), '']], {
        align: ['l', 'r', 'r'],
      }),
    );
  }
}

const program = new Command('bench')
  .description('Compare the speed of engines on the reference training step (LeNet-5, batch 32, Adam)')
  .option('--rounds <n>', 'number of interleaved rounds; the table shows medians', '7')
  .option('--only <text>', 'measure only contestants whose "name kernels threads" contains the text')
  .option('--profile', 'also measure the time of each kernel call of the compiled plan')
  .option('--startup', 'measure only what commands take to load and run, and their memory')
  .option('--contention', 'measure only 1, 2 and auto threads, beside a busy process and without one')
  .option(
    '--baseline <folder>',
    'with --startup: another built clone of the repository to measure beside this one',
  )
  .option('--json', 'print only JSON Lines to stdout');

program.action(async (flags: Flags) => {
  const rounds = Number(flags.rounds);
  if (!Number.isInteger(rounds) || rounds < 1)
    program.error(`--rounds is invalid ("${flags.rounds}") — use an integer of at least 1`);
  if (flags.startup) {
    const rows = await measureStartup(rounds, flags.baseline);
    if (flags.json) for (const row of rows) console.log(JSON.stringify(row));
    else console.log(`Node ${process.version}\n\n${startupTable(rows)}`);
    return;
  }
  if (flags.contention) {
    const builds = new Set(contestants().map(({ kernels }) => kernels));
    const rows = await measureContention(
      builds.has('relaxed-simd') ? 'relaxed-simd' : 'simd',
      rounds,
      (round) => console.error(`round ${round} of ${rounds}`),
    );
    if (flags.json) for (const row of rows) console.log(JSON.stringify(row));
    else console.log(`Node ${process.version}\n\n${contentionTable(rows)}`);
    return;
  }
  const selected = contestants().filter(
    ({ name, kernels, threads }) => !flags.only || `${name} ${kernels} ${threads}`.includes(flags.only),
  );
  if (selected.length === 0)
    program.error(`--only matches no contestant ("${flags.only}") — omit it to see all names`);
  const rows = await measureTraining(selected, rounds, (round, { name, kernels, threads }) =>
    console.error(`round ${round} of ${rounds}: ${name}, ${kernels}, ${threads} thread(s)`),
  );
  const inference = await measureInference(selected, rounds);
  if (flags.json) for (const row of [...rows, ...inference]) console.log(JSON.stringify(row));
  else console.log(`Node ${process.version}\n\n${trainingTable(rows)}\n\n${inferenceTable(inference)}`);
  if (flags.profile && !flags.json) await printProfile();
});
await program.parseAsync();
