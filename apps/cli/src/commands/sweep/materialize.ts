import type { SavedTrial } from '@lenet5/sweep';
import type { Interruption } from '../../interrupt.js';
import { openOutput } from '../../output.js';
import { createNamedRun, createNumberedRun, type LockedRun } from '../../run-folder/create-run-folder.js';
import { makeFolder } from '../../run-folder/make-folder.js';
import { writeAtomically } from '../../run-folder/write-atomically.js';
import type { RunRequest } from '../train/config/run-request.js';
import { type TrainConfig, withDefaults } from '../train/config/train-config.js';
import { runTrain } from '../train/session/run-train.js';

/** How the run folder of a trial is written. */
export interface MaterializeFlags {
  readonly out?: string;
  readonly data?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly color: boolean;
}

const RUNS = 'runs';

/**
 * Writes the run folder of a trial: that of a run which is resumed at its last checkpoint, so that the trainer itself writes
 * the same weights, history and config as `lenet5 train`. Of a trial that was stopped, it is an interrupted run, which can be
 * resumed.
 *
 * @returns the exit code.
 */
export async function materialize(trial: SavedTrial, flags: MaterializeFlags): Promise<number> {
  const { out, json = false, quiet = false, color } = flags;
  const isWhole = trial.state === 'completed';
  const request: RunRequest = {
    config: configOf(trial, flags.data ?? 'bundled'),
    checkpoint: {
      bytes: trial.last.bytes,
      path: `the checkpoint of trial ${trial.trial}`,
      position: { epoch: trial.epoch, step: 0 },
    },
    builtBy: { engine: 'compiled', kernels: trial.spec.kernels },
    isRestart: false,
    trialFolder: out ?? RUNS,
    createFolder: () => createFolder(trial, out),
    dryRun: false,
    stream: false,
    quiet,
    json,
    output: openOutput(color),
  };
  const signal = isWhole ? new AbortController().signal : AbortSignal.abort();
  return runTrain(request, interruptionOf(signal));
}

/** The config of `lenet5 train` with the same flags. */
function configOf({ options, spec }: Pick<SavedTrial, 'options' | 'spec'>, data: string): TrainConfig {
  const { validation, kernels } = spec;
  return withDefaults({ ...(options as Partial<TrainConfig>), data, validation, kernels });
}

/** Creates the run folder with the log and the checkpoints that the trial has. */
async function createFolder(
  { start, history, last, best }: SavedTrial,
  out: string | undefined,
): Promise<LockedRun> {
  const run = out === undefined ? await createNumberedRun(RUNS) : await createNamedRun(out, false);
  const { layout } = run;
  const lines = [start, ...history].map((event) => `${JSON.stringify(event)}\n`);
  await writeAtomically(layout.metrics, lines.join(''));
  await makeFolder(layout.checkpoints);
  await writeAtomically(layout.lastCheckpoint, last.bytes);
  await writeAtomically(layout.bestCheckpoint, best.bytes);
  return run;
}

/** The work is short, so signals end it at once, as they do by default. */
function interruptionOf(signal: AbortSignal): Interruption {
  return { signal, defer: () => undefined, exitCode: () => undefined, dispose: () => undefined };
}
