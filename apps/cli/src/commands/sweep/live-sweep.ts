import type { Objective, SweepEvent, TrialOptions } from '@lenet5/sweep';

type Event<Type extends SweepEvent['type']> = Extract<SweepEvent, { type: Type }>;

/** A trial in progress. */
export interface LiveTrial {
  readonly options: TrialOptions;
  readonly epochs: number;
  /** Completed epochs. */
  readonly epoch: number;
  readonly rung: number;
  /** The objective after the last epoch. */
  readonly score?: number;
  /** Whether it waits at a rung. */
  readonly isPaused: boolean;
}

/** What is shown of a sweep while it runs. */
export interface LiveSweep {
  readonly objective: Objective;
  /** Options that differ between trials: columns of the table. */
  readonly varied: readonly string[];
  /** Whether trials pause at rungs. */
  readonly hasRungs: boolean;
  readonly trials: number;
  /** Trials that have ended. */
  readonly ended: number;
  readonly inProgress: ReadonlyMap<number, LiveTrial>;
  readonly progress?: Event<'progress'>;
  /** Completed epochs when this process began to follow the sweep. */
  readonly epochsBefore: number;
}

/** The state before the first event. */
export const NO_SWEEP: LiveSweep = {
  objective: 'val_accuracy',
  varied: [],
  hasRungs: false,
  trials: 0,
  ended: 0,
  inProgress: new Map(),
  epochsBefore: 0,
};

/** The state after an event. */
export function nextLiveSweep(sweep: LiveSweep, event: SweepEvent): LiveSweep {
  switch (event.type) {
    case 'sweep-start': {
      const { objective, varied, trials, ended, scheduler } = event;
      return { ...sweep, objective, varied, trials, ended, hasRungs: scheduler === 'asha' };
    }
    case 'progress': {
      const epochsBefore = sweep.progress ? sweep.epochsBefore : event.epochs;
      return { ...sweep, progress: event, epochsBefore };
    }
    case 'trial-start': {
      const { options, epochs, epoch, paused: isPaused = false } = event;
      return withTrial(sweep, event.trial, { options, epochs, epoch, rung: 0, isPaused });
    }
    case 'segment': {
      const last = event.epochs.at(-1);
      const scores = last && { epoch: last.epoch, score: last[sweep.objective] };
      return changeTrial(sweep, event.trial, { ...scores, isPaused: event.paused ?? false });
    }
    case 'promote':
      return changeTrial(sweep, event.trial, { rung: event.rung, isPaused: false });
    case 'trial-end':
      return withTrial({ ...sweep, ended: sweep.ended + 1 }, event.trial, undefined);
    default:
      return sweep;
  }
}

function withTrial(sweep: LiveSweep, number: number, trial: LiveTrial | undefined): LiveSweep {
  const inProgress = new Map(sweep.inProgress);
  if (trial) inProgress.set(number, trial);
  else inProgress.delete(number);
  return { ...sweep, inProgress };
}

/** Changes a trial, and moves it to the end: the order is that of the last changes. */
function changeTrial(sweep: LiveSweep, number: number, changes: Partial<LiveTrial>): LiveSweep {
  const trial = sweep.inProgress.get(number);
  if (!trial) return sweep;
  return withTrial(withTrial(sweep, number, undefined), number, { ...trial, ...changes });
}
