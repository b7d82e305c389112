import type { LenetError } from '@lenet5/core';
import { bestEpoch, emptyHistory } from '@lenet5/metrics';
import {
  type EndEvent,
  NonFiniteLossError,
  NonFiniteWeightsError,
  type StartEvent,
  type TrainEvent,
} from '@lenet5/trainer';
import { readVersion, TFJS_VERSION } from '../../../package-info.js';
import { describeEnvironment } from '../../../run-folder/environment.js';
import type { RunRecord } from '../../../run-folder/run-record.js';
import { schemaReference } from '../config/schema-file.js';
import { noteStart } from '../progress/run-notes.js';
import type { RunSession } from './run-session.js';
import { startLine } from './start-line.js';

/** The first and the last event of a run. */
export interface RunOutcome {
  readonly start: StartEvent;
  readonly end: EndEvent;
}

function writeJsonLine({ json, output }: RunSession, line: object): void {
  if (json) output.out.data(JSON.stringify(line));
}

/** Starts the record. The trainer has accepted the checkpoint, if any, so the files of the run may change from here on. */
async function handleStart(
  event: StartEvent,
  session: RunSession,
  record: RunRecord,
  environment: object,
): Promise<void> {
  const { history = emptyHistory(), ...start } = event;
  const line = startLine(start, session, session.from);
  const { engine, kernels, threads } = event;
  await record.writeConfig({ $schema: schemaReference(record.layout.folder), ...session.config });
  if (session.softTargets?.file) await record.writeSoftTargets(session.softTargets.file);
  await record.writeEnvironment({ ...environment, engine, kernels, threads });
  await record.rewind(history);
  await record.openTensorboard(event);
  record.append(line);
  writeJsonLine(session, line);
  session.view.start(event);
  noteStart(event, session);
}

async function handleEvent(
  event: Exclude<TrainEvent, StartEvent>,
  session: RunSession,
  record: RunRecord,
): Promise<void> {
  switch (event.type) {
    case 'progress':
      record.addProgress(event);
      session.view.progress(event);
      break;
    case 'epoch':
      await record.addEpoch(event);
      writeJsonLine(session, event);
      session.view.epoch(event);
      break;
    case 'checkpoint':
      await record.addCheckpoint(event);
      break;
    case 'end':
      record.append(event);
  }
}

/** A run whose loss or weights are not finite ends with an `end` line, too. Its last checkpoint is from before that. */
function recordFailure({ problem, found }: LenetError, session: RunSession, record: RunRecord): void {
  const { epochs, history, layout } = record;
  const best = bestEpoch(history);
  const line = {
    type: 'end',
    epochs: epochs.length,
    best: best ? { epoch: best.epoch, [best.metric]: best.value } : null,
    stopped: 'failed',
    reason: 'failed',
    why: `${problem} (${found})`,
  };
  record.append(line);
  writeJsonLine(session, { ...line, run: layout.folder });
}

/** Records the events of a run, shows its progress, and writes the `start` and `epoch` lines of `--json`. */
export async function followRun(
  events: AsyncGenerator<TrainEvent, void, undefined>,
  session: RunSession,
  record: RunRecord,
): Promise<RunOutcome> {
  const versions = { lenet5: readVersion(), tfjs: TFJS_VERSION };
  const { source, verified } = session.data;
  const described = describeEnvironment(versions, process.cwd());
  let start: StartEvent | undefined;
  let end: EndEvent | undefined;
  try {
    for await (const event of events) {
      if (event.type === 'start') {
        start = event;
        const environment = { ...(await described), data: { source, verified } };
        await handleStart(event, session, record, environment);
      } else {
        await handleEvent(event, session, record);
      }
      if (event.type === 'end') end = event;
    }
  } catch (error) {
    const isFailure = NonFiniteLossError.isInstance(error) || NonFiniteWeightsError.isInstance(error);
    if (start && isFailure) recordFailure(error, session, record);
    throw error;
  } finally {
    session.view.stop();
  }
  if (!start || !end) throw new Error('a run ended without its start or end event');
  return { start, end };
}
