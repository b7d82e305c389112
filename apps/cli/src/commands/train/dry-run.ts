import type { ProgressEvent } from '@lenet5/trainer';
import { EXIT_DONE } from '../../exit-codes.js';
import { invocation, quoteWord } from '../../invocation.js';
import { probeFolder } from '../../run-folder/probe-folder.js';
import { formatLoss } from '../../terminal/format.js';
import { beginModel } from './begin-model.js';
import { checkCheckpoint } from './check-checkpoint.js';
import { noteStart } from './describe-run.js';
import type { LoadedRun } from './train-call.js';
import { trainPlanned } from './train-planned.js';

/** Begins the run for good and ends it after its first step; undefined where there is none left to take. */
async function takeStep(run: LoadedRun): Promise<ProgressEvent | undefined> {
  const { plan, options, output, view } = run;
  const model = await beginModel(plan.config.seed);
  for await (const event of trainPlanned(run, model)) {
    if (event.type === 'progress') return event;
    if (event.type !== 'start') continue;
    const { history, ...line } = event;
    if (options.json) output.out.line(JSON.stringify(line));
    noteStart(event, plan, view);
  }
  return undefined;
}

/** The command line that was given, without `--dry-run`. */
function commandForGood(): string {
  const [, script = 'lenet5', ...words] = process.argv;
  const kept = words.filter((word) => word !== '--dry-run').map(quoteWord);
  return [invocation(script, process.cwd()), ...kept].join(' ');
}

/**
 * `--dry-run`: tries the run folder, the engine, the checkpoint if any, and one step, and keeps nothing.
 *
 * @returns the exit code.
 */
export async function dryRun(run: LoadedRun): Promise<number> {
  const { plan, options, output } = run;
  const { checkpoint, trialFolder, config } = plan;
  await probeFolder(trialFolder);
  if (checkpoint) await checkCheckpoint(checkpoint, trialFolder, config.epochs);
  const step = await takeStep(run);
  if (options.json) {
    output.out.line(JSON.stringify({ type: 'dry-run', steps: step?.step ?? 0, loss: step?.loss ?? null }));
  } else if (!options.quiet) {
    const what = step ? `one step, loss ${formatLoss(step.loss)}` : 'nothing left to train';
    output.out.line(`dry run: all is in order (${what}); nothing was kept`);
  }
  if (!options.quiet) output.err.line(`to train: ${commandForGood()}`);
  return EXIT_DONE;
}
