import type { Mean, SettingResult, SweepResults } from '@lenet5/sweep';
import { type Column, drawTable } from '../../terminal/table.js';
import { flagName } from '../train/config/flag-name.js';
import { objectiveName, optionName } from './live-table.js';

/** The results of a sweep as lines: a heading, a table of the settings, and notes. */
export function drawResults(results: SweepResults): string[] {
  const { varied, settings, trials, spec, common, baseline } = results;
  const heads = varied.map(optionName);
  const hasDifferences = settings.length > 1;
  const columns: Column[] = [
    { head: '#' },
    ...heads.map((head) => ({ head })),
    { head: 'trials' },
    { head: 'epochs' },
    { head: 'val accuracy' },
    { head: 'val loss' },
    ...(hasDifferences ? [{ head: `${objectiveName(spec.objective)} − baseline` }] : []),
  ];
  const rows = settings.map((setting, index) => [
    String(index + 1),
    ...varied.map((key) => String(Object(setting.options)[key] ?? 'default')),
    describeTrials(setting),
    String(setting.epoch),
    formatMean(setting.val_accuracy, 'percent'),
    formatMean(setting.val_loss, 'number'),
    ...(hasDifferences
      ? [index === baseline ? 'baseline' : formatDifference(setting.difference, spec.objective)]
      : []),
  ]);
  const fixed = Object.entries(common).map(([key, value]) => `${flagName(key)} ${String(value)}`);
  const epochs = trials.reduce((sum, { epoch }) => sum + epoch, 0);
  return [
    `sweep ${results.sweep}: ${results.state}${results.reason === null ? '' : ` (${results.reason})`}, ${trials.length} trials, ${epochs} epochs`,
    ...(fixed.length > 0 ? [`all trials: ${fixed.join(' ')}`] : []),
    '',
    ...drawTable(columns, rows),
    '',
    ...notes(results),
  ];
}

function notes({ spec, trials, verified, settings }: SweepResults): string[] {
  const failed = trials.filter(({ state }) => state === 'failed');
  const checked = verified.same + verified.different;
  return [
    ...(spec.validation === 'test'
      ? [
          'warning: trials are compared on the test images, so their accuracy on new images is lower than this',
        ]
      : [
          `validated on ${spec.validation.slice('split:'.length)} images that are held out from the training images`,
        ]),
    ...(settings.some(({ trials: { length } }) => length > 1)
      ? ['mean ± standard error over the seeds, after the last epoch']
      : []),
    ...(checked > 0
      ? [
          `verified: ${verified.same} of ${checked} segments gave the same weights again, ${verified.byOthers} by another worker`,
        ]
      : []),
    ...failed.map(({ trial, reason }) => `trial ${trial} failed: ${reason}`),
  ];
}

function describeTrials({ states }: SettingResult): string {
  const done = states.filter((state) => state === 'completed' || state === 'stopped').length;
  return done === states.length ? String(done) : `${done}/${states.length}`;
}

const FORMS = {
  percent: { factor: 100, digits: 2, unit: ' %' },
  // The difference of two percentages.
  points: { factor: 100, digits: 2, unit: ' points' },
  number: { factor: 1, digits: 4, unit: '' },
} as const;

function formatMean(mean: Mean | undefined, form: keyof typeof FORMS): string {
  if (!mean) return '–';
  const { factor, digits, unit } = FORMS[form];
  const error = mean.standardError === undefined ? '' : ` ± ${(mean.standardError * factor).toFixed(digits)}`;
  return `${(mean.mean * factor).toFixed(digits)}${error}${unit}`;
}

function formatDifference(mean: Mean | undefined, objective: string): string {
  if (!mean) return '–';
  const sign = mean.mean > 0 ? '+' : '';
  return sign + formatMean(mean, objective === 'val_accuracy' ? 'points' : 'number');
}
