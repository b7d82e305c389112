import { existsSync } from 'node:fs';
import { ModelSaveError, saveModel } from '@lenet5/model/node';
import { version_core } from '@tensorflow/tfjs-core';
import { EXIT_DONE } from '../../exit-codes.js';
import type { Output } from '../../output.js';
import { readVersion } from '../../package-info.js';
import { writeCurves } from '../../run-folder/curves-svg.js';
import { describeEnvironment } from '../../run-folder/environment.js';
import { writeModelCard } from '../../run-folder/model-card-file.js';
import { RunWriteError } from '../../run-folder/run-folder-errors.js';
import { lockRun } from '../../run-folder/run-lock.js';
import { RunRecord } from '../../run-folder/run-record.js';
import { beginModel } from './begin-model.js';
import { checkCheckpoint } from './check-checkpoint.js';
import { type Ending, type Followers, followRun } from './follow-run.js';
import { modelCard } from './model-card.js';
import type { PlannedRun } from './plan-run.js';
import { reportEnd } from './report-end.js';
import { resumeCommand } from './resume-command.js';
import type { LoadedRun } from './train-call.js';
import { trainPlanned } from './train-planned.js';

/** A run that is this process's alone. */
interface OpenedRun extends Pick<Followers, 'record' | 'from'> {
  unlock(): void;
}

/** Makes the run folder, writes into it what the run was asked to do, and finds out where the run goes on. */
async function openRecord({ config, checkpoint, claimFolder }: PlannedRun): Promise<OpenedRun> {
  const layout = await claimFolder();
  const from = checkpoint
    ? await checkCheckpoint(checkpoint, layout.lastCheckpoint, config.epochs)
    : { epoch: 0, step: 0 };
  const record = new RunRecord(layout);
  const unlock = lockRun(layout.folder, layout.lock);
  try {
    await record.writeConfig(config);
  } catch (error) {
    unlock();
    throw error;
  }
  return { record, from, unlock };
}

async function followersOf(run: LoadedRun, { record, from }: OpenedRun): Promise<Followers> {
  const { options, plan, output, view } = run;
  const versions = { lenet5: readVersion(), tfjs: version_core };
  const { source, verified } = run.data;
  return {
    record,
    from,
    view,
    plan,
    environment: {
      ...(await describeEnvironment(versions, process.cwd())),
      data: { source, verified },
    },
    onLine(line) {
      if (options.json) output.out.line(JSON.stringify(line));
    },
  };
}

async function leaveCard({ plan, data, view }: LoadedRun, record: RunRecord, ending: Ending): Promise<void> {
  const { history, layout } = record;
  const card = modelCard({ config: plan.config, data, history, ...ending, lenet5: readVersion() });
  if (await writeModelCard(layout.card, card)) return;
  view.note(`${layout.card} is yours: no model card was written in its place`);
}

/** A disk that fails in the middle of a run does not take what was written before. */
function tellWhatIsKept(error: unknown, { layout }: RunRecord, { err }: Output): void {
  const isDiskError = error instanceof RunWriteError || error instanceof ModelSaveError;
  if (!isDiskError || !existsSync(layout.lastCheckpoint)) return;
  err.line(`the run is kept as of its last checkpoint; to go on: ${resumeCommand(layout.folder)}`);
}

/**
 * Trains LeNet-5 on loaded data, keeps the run in its folder and reports it.
 *
 * @returns the exit code: 0, or that of the signal that ended it before its last epoch.
 */
export async function trainSession(run: LoadedRun): Promise<number> {
  const { options, plan, output, view, data, interruption } = run;
  const model = await beginModel(plan.config.seed);
  const opened = await openRecord(plan);
  const { record, unlock } = opened;
  interruption.defer(() => view.note('stopping: one moment for the checkpoint (again to stop at once)'));
  let ending: Ending;
  try {
    const followers = await followersOf(run, opened);
    ending = await followRun(trainPlanned(run, model), followers);
    await saveModel(model, record.layout.model);
    // Who interrupts a run waits for it to end: the curves can wait, and to load what draws them takes longest.
    if (ending.end.stopped !== 'interrupted') {
      await writeCurves(record.layout, record.history, ending.start.validationSize);
    }
    await leaveCard(run, record, ending);
  } catch (error) {
    tellWhatIsKept(error, record, output);
    throw error;
  } finally {
    unlock();
  }
  await reportEnd({ options, config: plan.config, output, record, data, model, ending });
  model.dispose();
  return ending.end.stopped === 'interrupted' ? (interruption.exitCode() ?? EXIT_DONE) : EXIT_DONE;
}
