import { renderSweepReport } from '@lenet5/report';
import type { SweepResults } from '@lenet5/sweep';
import type { EpochEvent } from '@lenet5/trainer';
import { readVersion } from '../../package-info.js';
import { optionName } from './live-table.js';

/** The page of a sweep, in the style of the reports on runs. */
export function sweepPage(
  { sweep, trials, settings, varied, spec }: SweepResults,
  curves: ReadonlyMap<number, readonly EpochEvent[]>,
): string {
  const { objective, validation } = spec;
  return renderSweepReport({
    title: `Sweep ${sweep}`,
    objective,
    varied: varied.map(optionName),
    trials: trials.map(({ trial, state, options }) => ({
      trial,
      state,
      options: named(options),
      curve: (curves.get(trial) ?? []).flatMap((epoch) => epoch[objective] ?? []),
    })),
    settings: settings.map(({ options, epoch, trials: { length }, [objective]: value }) => ({
      options: named(options),
      trials: length,
      epochs: epoch,
      ...(value && { mean: value.mean }),
      ...(value?.standardError !== undefined && { standardError: value.standardError }),
    })),
    ...(validation === 'test' && {
      warning: 'trials are compared on the test images, so their accuracy on new images is lower than this.',
    }),
    note: `Validated on ${validation}. Written by lenet5 ${readVersion()}.`,
  });
}

/** Options by the names that the command line gives them. */
function named<Value>(options: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(options).map(([key, value]) => [optionName(key), value]));
}
