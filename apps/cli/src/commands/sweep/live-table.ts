import type { Objective, SweepEvent, SweepStatus } from '@lenet5/sweep';
import { formatLoss, formatPercent, formatTimeLeft } from '../../terminal/format.js';
import { type Column, drawTable } from '../../terminal/table.js';
import { flagName } from '../train/config/flag-name.js';
import type { LiveSweep, LiveTrial } from './live-sweep.js';

const MOST_ROWS = 12;

/** The table of the trials in progress, and where the sweep stands, as lines. */
export function drawLiveSweep(sweep: LiveSweep, seconds: number): string[] {
  // A trial that waits at a rung is not trained now.
  const trials = [...sweep.inProgress].filter(([, { isPaused }]) => !isPaused).slice(-MOST_ROWS);
  return [
    ...(trials.length === 0
      ? []
      : drawTrials(
          sweep,
          trials.sort(([a], [b]) => a - b),
        )),
    ...(sweep.progress ? drawSummary(sweep, sweep.progress, seconds) : []),
  ];
}

function drawTrials(
  { varied, hasRungs, objective }: LiveSweep,
  trials: readonly [number, LiveTrial][],
): string[] {
  const columns: Column[] = [
    { head: 'trial' },
    ...varied.map((key) => ({ head: optionName(key) })),
    { head: 'seed' },
    ...(hasRungs ? [{ head: 'rung' }] : []),
    { head: 'epoch' },
    { head: objectiveName(objective) },
  ];
  const rows = trials.map(([number, { options, epoch, epochs, rung, score }]) => [
    String(number),
    ...varied.map((key) => String(Object(options)[key] ?? 'default')),
    String(options.seed),
    ...(hasRungs ? [String(rung)] : []),
    `${epoch}/${epochs}`,
    score === undefined ? '–' : formatObjective(score, objective),
  ]);
  return drawTable(columns, rows);
}

function drawSummary(
  { objective, hasRungs, epochsBefore }: LiveSweep,
  status: Omit<SweepStatus, 'spec'>,
  seconds: number,
): string[] {
  const { epochs, epochsAtMost, best } = status;
  const perEpoch = seconds / (epochs - epochsBefore);
  const left = `${hasRungs ? 'at most' : 'about'} ${formatTimeLeft(perEpoch * (epochsAtMost - epochs))} left`;
  return [
    [describeTrials(status), describeEpochs(status, hasRungs)].join('  '),
    [
      ...(best ? [describeBest(best, objective)] : []),
      describeWorkers(status),
      `time: ${formatTimeLeft(seconds)}${epochs > epochsBefore && epochs < epochsAtMost ? `, ${left}` : ''}`,
    ].join('  '),
  ];
}

const STATES = ['pending', 'active', 'waiting', 'completed', 'stopped', 'failed'] as const;

/** Numbers of trials by state. */
export function describeTrials(status: Omit<SweepStatus, 'spec'>): string {
  const counts = STATES.filter((state) => status[state] > 0).map((state) => `${status[state]} ${state}`);
  return `trials: ${status.trials} (${counts.join(', ')})`;
}

/** Completed epochs. With rungs, most trials end before their last epoch. */
export function describeEpochs(
  { epochs, epochsAtMost }: Pick<SweepStatus, 'epochs' | 'epochsAtMost'>,
  hasRungs: boolean,
): string {
  return `epochs: ${epochs} of ${hasRungs ? 'at most ' : ''}${epochsAtMost}`;
}

/** Workers, and what they do. */
export function describeWorkers({ workers, running }: Pick<SweepStatus, 'workers' | 'running'>): string {
  return `workers: ${workers} (segments in training: ${running})`;
}

/** The best trial so far. */
export function describeBest(
  { trial, objective: value }: NonNullable<SweepStatus['best']>,
  objective: Objective,
): string {
  return `best: ${formatObjective(value, objective)} (trial ${trial})`;
}

/** The name of an option in a heading: `learning-rate`. */
export function optionName(key: string): string {
  return flagName(key).slice(2);
}

/** The name of the objective in a heading. */
export function objectiveName(objective: Objective): string {
  return objective.replace('_', ' ');
}

/** A value of the objective: an accuracy as a percentage, or a loss. */
function formatObjective(value: number, objective: Objective): string {
  return objective === 'val_accuracy' ? formatPercent(value) : formatLoss(value);
}

/** A line about a trial that has ended, for output that is not a terminal. */
export function describeTrialEnd(
  { trial, state, epoch, reason, objective: value }: Extract<SweepEvent, { type: 'trial-end' }>,
  known: LiveTrial | undefined,
  { varied, objective, ended, trials }: LiveSweep,
): string {
  const setting = [...varied, 'seed'].map(
    (key) => `${optionName(key)} ${Object(known?.options)[key] ?? 'default'}`,
  );
  return [
    `trial ${trial}${known ? ` (${setting.join(', ')})` : ''}: ${state} after ${epoch} epochs`,
    ...(value === null ? [] : [`${objectiveName(objective)} ${formatObjective(value, objective)}`]),
    ...(reason === null ? [] : [reason]),
    `${ended} of ${trials}`,
  ].join(', ');
}
