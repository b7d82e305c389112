import type { TrainEvent } from '@lenet5/trainer';
import {
  applicableSettings,
  FIXED_SETTINGS,
  REFERENCE_SETTINGS,
  type RunSettings,
} from '../settings/run-settings.js';
import { applyTrainEvent } from './apply-train-event.js';
import { hasStarted, isComplete, newRun, type Run } from './run.js';

/** What the run of the tab is doing. At rest: ready, paused, finished. */
export type RunStatus =
  /** The tab has no run yet: a stored run is being looked for. */
  | 'restoring'
  | 'ready'
  /** A segment was started, and the data and the worker are getting ready. */
  | 'preparing'
  | 'running'
  | 'pausing'
  | 'paused'
  | 'finished';

/** The epoch whose network the page shows; `live` follows the training. */
export type ShownEpoch = number | 'live';

/** The state of the run of this tab. */
export interface RunState {
  readonly status: RunStatus;
  readonly run: Run;
  /** How many segments this tab has started. Events that belong to an earlier segment are late, and ignored. */
  readonly segment: number;
  readonly shownEpoch: ShownEpoch;
}

/** What changes the state. */
export type RunEvent =
  /** A run replaces the run of the tab: a new run, a stored run, or the run of a checkpoint file. */
  | { readonly type: 'opened'; readonly run: Run }
  | { readonly type: 'settingsChanged'; readonly change: Partial<RunSettings> }
  | { readonly type: 'epochShown'; readonly epoch: ShownEpoch }
  | { readonly type: 'segmentStarted' }
  | { readonly type: 'trained'; readonly segment: number; readonly event: TrainEvent }
  | { readonly type: 'pauseRequested' }
  /** The segment has ended or failed. */
  | { readonly type: 'segmentEnded'; readonly segment: number };

/** The state of a tab that has just opened. */
export const INITIAL_STATE: RunState = {
  status: 'restoring',
  run: newRun('', REFERENCE_SETTINGS),
  segment: 0,
  shownEpoch: 'live',
};

/** Whether a segment is in progress. */
export function isBusy({ status }: Pick<RunState, 'status'>): boolean {
  return ['preparing', 'running', 'pausing'].includes(status);
}

/** The state after an event; the same object if the event does not apply in this state. */
export function transition(state: RunState, event: RunEvent): RunState {
  switch (event.type) {
    case 'opened':
      if (isBusy(state)) return state;
      return { ...state, run: event.run, status: statusAtRest(event.run), shownEpoch: 'live' };
    case 'settingsChanged':
      return changeSettings(state, event.change);
    case 'epochShown':
      return state.status === 'restoring' ? state : { ...state, shownEpoch: event.epoch };
    case 'segmentStarted':
      if (!['ready', 'paused'].includes(state.status)) return state;
      return { ...state, status: 'preparing', segment: state.segment + 1 };
    case 'pauseRequested':
      return ['preparing', 'running'].includes(state.status) ? { ...state, status: 'pausing' } : state;
    case 'trained':
      return isCurrent(state, event.segment) ? applyTrained(state, event.event) : state;
    case 'segmentEnded':
      return isCurrent(state, event.segment) ? { ...state, status: statusAtRest(state.run) } : state;
  }
}

const isCurrent = (state: RunState, segment: number): boolean => isBusy(state) && state.segment === segment;

function statusAtRest(run: Run): RunStatus {
  if (!hasStarted(run)) return 'ready';
  return isComplete(run) ? 'finished' : 'paused';
}

function changeSettings(state: RunState, change: Partial<RunSettings>): RunState {
  if (state.status === 'restoring' || isBusy(state)) return state;
  if (hasStarted(state.run) && FIXED_SETTINGS.some((name) => name in change)) return state;
  const settings = applicableSettings({ ...state.run.settings, ...change });
  const run = { ...state.run, settings };
  // With more epochs a finished run can resume. With fewer, a paused run is finished.
  return { ...state, run, status: change.epochs === undefined ? state.status : statusAtRest(run) };
}

function applyTrained(state: RunState, event: TrainEvent): RunState {
  const isRunning = event.type === 'start' && state.status === 'preparing';
  return { ...state, run: applyTrainEvent(state.run, event), status: isRunning ? 'running' : state.status };
}
