import type { ProgressEvent } from '@lenet5/trainer';
import { EXIT_DONE } from '../../../exit-codes.js';
import { currentInvocation, quoteWord } from '../../../invocation.js';
import { probeFolder } from '../../../run-folder/probe-folder.js';
import { formatLoss } from '../../../terminal/format.js';
import { noteStart } from '../progress/run-notes.js';
import { checkCheckpoint } from './check-checkpoint.js';
import type { RunSession } from './run-session.js';
import { startLine } from './start-line.js';
import { createModel, trainEvents } from './train-events.js';

/** Starts the run and stops it after its first step. Undefined if no step is left. */
async function takeStep(session: RunSession): Promise<ProgressEvent | undefined> {
  const { json, output } = session;
  const { model, from } = await createModel(session);
  for await (const event of trainEvents(session, model)) {
    if (event.type === 'progress') return event;
    if (event.type !== 'start') continue;
    const { history, ...line } = event;
    if (json) output.out.data(JSON.stringify(startLine(line, session, from)));
    noteStart(event, session);
  }
  return undefined;
}

/** The current command line without `--dry-run`. */
function commandToTrain(): string {
  const kept = process.argv.slice(2).filter((word) => word !== '--dry-run');
  return [currentInvocation(), ...kept.map(quoteWord)].join(' ');
}

/**
 * `--dry-run`: checks the run folder, the engine and the checkpoint, if any; takes one step; keeps nothing.
 *
 * @returns the exit code.
 */
export async function dryRun(session: RunSession): Promise<number> {
  const { checkpoint, trialFolder, config, json, quiet, output } = session;
  await probeFolder(trialFolder);
  if (checkpoint) checkCheckpoint(checkpoint, config.epochs);
  const step = await takeStep(session);
  if (json) {
    output.out.data(JSON.stringify({ type: 'dry-run', steps: step?.step ?? 0, loss: step?.loss ?? null }));
  } else if (!quiet) {
    const what = step ? `one step, loss ${formatLoss(step.loss)}` : 'nothing left to train';
    output.out.line(`dry run: no problems found (${what}); nothing was saved`);
  }
  if (!quiet) output.err.line('to train: ', commandToTrain());
  return EXIT_DONE;
}
