import { KERNELS, THREADS } from '@lenet5/core';
import { Command } from 'commander';
import { EXIT_DONE } from '../../exit-codes.js';
import { numberIn } from '../../flags/number-in.js';
import { oneOf } from '../../flags/one-of.js';
import { helpExamples, helpNotes } from '../../help-text.js';
import { openOutput } from '../../output.js';
import type { CreateCommand } from '../command-module.js';
import type { KernelChoice } from './contestant.js';

const EXAMPLES = `Examples:
  lenet5 bench
      how fast each engine trains here, beside what the processor could do
  lenet5 bench --threads 2 --kernels simd
      two worker threads, the kernels that give the same bits everywhere
  lenet5 bench --json | jq 'select(.engine == "compiled") | .msPerStep'
      one JSON object a row
`;

const NOTES = [
  'A step: 32 images through LeNet-5, forward and backward, and Adam: 758,520 multiply-adds an image.',
  'The compiled engine makes half of them (Winograd), and is credited with all: it can pass 100 %.',
  'The peak: the most multiply-adds that WebAssembly SIMD does here, measured around each round.',
  'Figures are medians over the rounds, in which the engines take turns.',
];

const MAX_ROUNDS = 1000;
const DEFAULT_ROUNDS = 5;

interface BenchFlags {
  readonly threads?: number;
  readonly kernels?: KernelChoice;
  readonly rounds?: number;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** `lenet5 bench`: the speed of one training step, engine beside engine. */
export const createBenchCommand: CreateCommand = (done) =>
  new Command('bench')
    .description('Measure how fast LeNet-5 trains on this machine.')
    .addHelpText('before', helpExamples(EXAMPLES))
    .addHelpText('after', helpNotes(...NOTES))
    .option(
      '--threads <n>',
      'worker threads of the compiled engine (default: 1, and as many as a run takes)',
      numberIn('--threads', THREADS),
    )
    .option(
      '--kernels <name>',
      'auto (all that this runtime has), simd or relaxed-simd (default auto)',
      oneOf('--kernels', KERNELS.choices),
    )
    .option(
      '--rounds <n>',
      `rounds (default ${DEFAULT_ROUNDS})`,
      numberIn('--rounds', { type: 'integer', min: 1, max: MAX_ROUNDS }),
    )
    .option('--json', 'JSON Lines on stdout')
    .option('-q, --quiet', 'no progress')
    .option('--no-color', 'no colors (as does the variable NO_COLOR)')
    .action(async (flags: BenchFlags) => {
      const {
        threads,
        kernels = 'auto',
        rounds = DEFAULT_ROUNDS,
        json = false,
        quiet = false,
        color,
      } = flags;
      const { runBench } = await import('./run-bench.js');
      const options = { kernels, rounds, json, quiet, ...(threads === undefined ? {} : { threads }) };
      await runBench(options, openOutput(color));
      done(EXIT_DONE);
    });
