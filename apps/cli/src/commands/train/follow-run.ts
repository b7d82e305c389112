import { emptyHistory } from '@lenet5/metrics';
import type { EndEvent, StartEvent, TrainEvent } from '@lenet5/trainer';
import type { RunRecord } from '../../run-folder/run-record.js';
import type { RunPosition } from '../../run-folder/tensorboard/tensorboard-log.js';
import { noteStart } from './describe-run.js';
import type { PlannedRun } from './plan-run.js';
import type { ProgressView } from './progress-view.js';

/** Who hears of a run's events. */
export interface Followers {
  readonly record: RunRecord;
  /** Where the run goes on. */
  readonly from: RunPosition;
  readonly view: ProgressView;
  readonly plan: PlannedRun;
  /** What `env.json` says beside the engine. */
  readonly environment: object;
  /** Hears the lines of `--json`: `start` and `epoch`. */
  onLine(line: object): void;
}

/** How a run began and ended. */
export interface Ending {
  readonly start: StartEvent;
  readonly end: EndEvent;
}

async function begin(
  event: StartEvent,
  { record, from, view, plan, environment, onLine }: Followers,
): Promise<void> {
  const { history = emptyHistory(), ...line } = event;
  const { engine, kernels, threads } = event;
  await record.writeEnvironment({ ...environment, engine, kernels, threads });
  await record.rewind(history);
  await record.openTensorboard(from, event);
  record.append(line);
  onLine(line);
  view.start(event);
  noteStart(event, plan, view);
}

async function follow(event: TrainEvent, followers: Followers): Promise<void> {
  const { record, view, onLine } = followers;
  switch (event.type) {
    case 'start':
      await begin(event, followers);
      break;
    case 'progress':
      record.addProgress(event);
      view.progress(event);
      break;
    case 'epoch':
      await record.addEpoch(event);
      onLine(event);
      view.epoch(event);
      break;
    case 'checkpoint':
      await record.addCheckpoint(event);
      break;
    case 'end':
      record.append(event);
  }
}

/** Writes, shows and tells a run as it happens. */
export async function followRun(
  events: AsyncGenerator<TrainEvent, void, undefined>,
  followers: Followers,
): Promise<Ending> {
  let start: StartEvent | undefined;
  let end: EndEvent | undefined;
  try {
    for await (const event of events) {
      await follow(event, followers);
      if (event.type === 'start') start = event;
      if (event.type === 'end') end = event;
    }
  } finally {
    followers.view.stop();
  }
  if (!start || !end) throw new Error('a run ended without its start or end event');
  return { start, end };
}
