import { bestEpoch, InvalidArgumentError } from '@lenet5/metrics';
import type { RunCurves } from './curve.js';
import { ReportDataError } from './report-data-error.js';

/**
 * Throws `ReportDataError` unless there is a run, each run's lists agree and its accuracies are 0 to 1, and the sizes
 * are whole numbers of at least 1.
 */
export function checkRuns(runs: readonly (RunCurves & { readonly trainSize?: number })[]): void {
  if (runs.length === 0) throw new ReportDataError('runs', 'is empty (0 runs) — give at least one');
  runs.forEach(({ history, validationSize, trainSize }, i) => {
    checkSize(`runs[${i}].validationSize`, validationSize);
    checkSize(`runs[${i}].trainSize`, trainSize);
    try {
      bestEpoch(history);
    } catch (error) {
      if (!InvalidArgumentError.isInstance(error)) throw error;
      const complaint = error.message.slice(error.argument.length + 1);
      throw new ReportDataError(`runs[${i}].${error.argument}`, complaint, { cause: error });
    }
  });
}

/** 0 is what a run that validates nothing says. */
function checkSize(path: string, size: number | undefined): void {
  if (size === undefined || (Number.isSafeInteger(size) && size >= 0)) return;
  throw new ReportDataError(path, `is not a count (${size}) — give a whole number of images`);
}
