import { existsSync } from 'node:fs';
import { FileUnreadableError, IdxTruncatedError } from '@lenet5/mnist';
import { ModelSaveError } from '@lenet5/model/node';
import type { TrainableModel } from '@lenet5/trainer';
import { type InputRanges, inputRanges, isGray } from '../../../data-set/input-measures.js';
import { EXIT_DONE } from '../../../exit-codes.js';
import { disposeModel } from '../../../model-file/dispose-model.js';
import { guessedClasses } from '../../../model-file/reject-penalty.js';
import { saveAnyModel } from '../../../model-file/save-any-model.js';
import { readVersion } from '../../../package-info.js';
import { writeCurves } from '../../../run-folder/curves-svg.js';
import { writeModelCard } from '../../../run-folder/model-card-file.js';
import { RunWriteError } from '../../../run-folder/run-folder-errors.js';
import { RunRecord } from '../../../run-folder/run-record.js';
import { writeAtomically } from '../../../run-folder/write-atomically.js';
import type { RunRequest } from '../config/run-request.js';
import { diagnosisOfRun } from '../summary/diagnosis-of-run.js';
import { modelCard } from '../summary/model-card.js';
import { resumeCommand } from '../summary/next-command.js';
import { reportEnd } from '../summary/report-end.js';
import { checkCheckpoint } from './check-checkpoint.js';
import { followRun, type RunOutcome } from './follow-run.js';
import type { RunSession } from './run-session.js';
import { createModel, trainEvents } from './train-events.js';

/** Creates and locks the run folder. */
async function openRecord({ config, checkpoint, createFolder }: RunRequest) {
  if (checkpoint) checkCheckpoint(checkpoint, config.epochs);
  const { layout, unlock } = await createFolder();
  return { record: new RunRecord(layout, checkpoint), unlock };
}

/** Writes what a model does not say about its data: the names of the classes, and what its images look like. */
async function describeData(
  { data: { train } }: RunSession,
  { layout }: RunRecord,
  ranges: InputRanges | undefined,
): Promise<void> {
  const write = (path: string, value: object) => writeAtomically(path, `${JSON.stringify(value)}\n`);
  if (train.classNames) await write(layout.classNames, train.classNames);
  if (ranges) await write(layout.inputs, ranges);
}

async function writeCard(
  session: RunSession,
  record: RunRecord,
  outcome: RunOutcome,
  model: TrainableModel,
): Promise<void> {
  const { config, data, view } = session;
  const { history, layout } = record;
  const { sentence: diagnosis } = diagnosisOfRun(history, outcome.start, guessedClasses(model));
  const card = modelCard({ config, data, history, diagnosis, ...outcome, lenet5: readVersion() });
  if (await writeModelCard(layout.card, card)) return;
  view.note(`no model card was written: ${layout.card} exists`);
}

/** After a disk error in the middle of a run, the last checkpoint remains. */
function noteCheckpoint(error: unknown, { layout }: RunRecord, { output }: RunSession): void {
  const isWriteError = RunWriteError.isInstance(error) || ModelSaveError.isInstance(error);
  // Of images that stay on disk.
  const isReadError = FileUnreadableError.isInstance(error) || IdxTruncatedError.isInstance(error);
  if (!(isWriteError || isReadError) || !existsSync(layout.lastCheckpoint)) return;
  output.err.line('the run is saved up to its last checkpoint; to resume: ', resumeCommand(layout.folder));
}

/**
 * Trains LeNet-5 on the loaded data, saves the run in its folder and reports it.
 *
 * @returns the exit code: 0, or that of the signal that ended the run before its last epoch.
 */
export async function trainSession(request: RunSession): Promise<number> {
  const { view, interruption } = request;
  const { model, from } = await createModel(request);
  const session = { ...request, ...(from ? { from } : {}) };
  const { record, unlock } = await openRecord(session);
  const { train } = session.data;
  // The images are released once the run has started.
  const ranges = isGray(train) ? await inputRanges(train) : undefined;
  let outcome: RunOutcome | undefined;
  interruption.defer((signal) => {
    // A pipe that is closed after the last step changes nothing.
    if (outcome && signal === 'SIGPIPE') return;
    const cause = signal === 'SIGPIPE' ? 'the reader of the output has closed the pipe; ' : '';
    view.note(`${cause}stopping after a checkpoint (interrupt again to stop immediately)`);
  });
  try {
    outcome = await followRun(trainEvents(session, model), session, record);
    await saveAnyModel(model, record.layout.model);
    await describeData(session, record, ranges);
    // Someone who interrupts a run waits for its end. Loading the code that draws the curves takes longest.
    if (outcome.end.stopped !== 'interrupted') {
      await writeCurves(record.layout, record.history, outcome.start.validationSize);
    }
    await writeCard(session, record, outcome, model);
  } catch (error) {
    noteCheckpoint(error, record, session);
    throw error;
  } finally {
    unlock();
  }
  await reportEnd(session, record, model, outcome);
  disposeModel(model);
  return outcome.end.stopped === 'interrupted' ? (interruption.exitCode() ?? EXIT_DONE) : EXIT_DONE;
}
