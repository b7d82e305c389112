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
      the speed of each engine, compared with the peak of this processor
  lenet5 bench --threads 2 --kernels simd
      two threads, kernels that give the same bits on every machine
  lenet5 bench --json | jq 'select(.engine == "compiled") | .msPerStep'
      one JSON object per row
`;

const NOTES = [
  'A step is a forward and a backward pass of LeNet-5 on 32 images, and an update by Adam. GFLOP/s counts the multiply-adds of the direct algorithm. The compiled engine needs a third of them (Winograd), so it can exceed 100 % of the peak.',
  'The peak is the multiply-add rate of WebAssembly SIMD on this machine, measured before and after each round.',
  'Figures are medians over the rounds. In each round, the engines run one after the other.',
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

/** Creates `lenet5 bench`: measures the speed of a training step on each engine. */
export const createBenchCommand: CreateCommand = (done) =>
  new Command('bench')
    .description('Measure how fast LeNet-5 trains on this machine.')
    .addHelpText('before', helpExamples(EXAMPLES))
    .addHelpText('after', helpNotes(...NOTES))
    .option(
      '--threads <n>',
      'threads of the compiled engine (default: 1, and the number that a run uses)',
      numberIn('--threads', THREADS),
    )
    .option(
      '--kernels <name>',
      'auto (all that this runtime supports), simd or relaxed-simd (default auto)',
      oneOf('--kernels', KERNELS.choices),
    )
    .option(
      '--rounds <n>',
      `number of rounds (default ${DEFAULT_ROUNDS})`,
      numberIn('--rounds', { type: 'integer', min: 1, max: MAX_ROUNDS }),
    )
    .option('--json', 'JSON Lines on stdout')
    .option('-q, --quiet', 'no progress')
    .option('--no-color', 'no colors (NO_COLOR does the same)')
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
