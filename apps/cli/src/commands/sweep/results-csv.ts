import type { SweepResults, TrialResult } from '@lenet5/sweep';
import { csvRow } from '../../files/csv.js';

const SCORES = [
  'loss',
  'accuracy',
  'val_loss',
  'val_accuracy',
  'bestEpoch',
  'seconds',
  'weightsSha256',
] as const;

/** The trials as CSV with a header (RFC 4180): one row per trial, one column per option. */
export function sweepCsv({ trials, varied, common, spec }: SweepResults): string {
  // The epochs of a trial have a column of their own.
  const names = [...varied, ...Object.keys(common)].filter((name) => name !== 'epochs');
  const head = [
    'trial',
    'state',
    'reason',
    'seed',
    ...names,
    'epoch',
    'epochs',
    'rung',
    ...SCORES,
    'validation',
  ];
  const rows = trials.map((trial) => [
    ...[trial.trial, trial.state, trial.reason, trial.options.seed],
    ...names.map((name) => Object(trial.options)[name]),
    ...[trial.epoch, trial.epochs, trial.rung],
    ...SCORES.map((score: keyof TrialResult) => trial[score]),
    spec.validation,
  ]);
  return [head, ...rows].map((row) => `${csvRow(row)}\n`).join('');
}
