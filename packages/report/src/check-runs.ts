import { formatValue } from '@lenet5/core';
import { bestEpoch, InvalidArgumentError } from '@lenet5/metrics';
import type { RunCurves } from './curves/curve.js';
import { ReportDataError } from './report-data-error.js';

/**
 * Throws `ReportDataError` unless there is a run, the lists of each history have equal lengths, accuracies are 0 to 1, and
 * sizes are integers of at least 0.
 */
export function checkRuns(runs: readonly (RunCurves & { readonly trainSize?: number })[]): void {
  if (!Array.isArray(runs))
    throw new ReportDataError('runs', 'is not an array', formatValue(runs), 'use { runs: [{ history }] }');
  if (runs.length === 0) throw new ReportDataError('runs', 'is empty', '0 runs', 'use at least one');
  runs.forEach(({ history, validationSize, trainSize }, i) => {
    checkSize(`runs[${i}].validationSize`, validationSize);
    checkSize(`runs[${i}].trainSize`, trainSize);
    try {
      bestEpoch(history);
    } catch (error) {
      if (!InvalidArgumentError.isInstance(error)) throw error;
      const { argument, found, remedy } = error;
      const problem = error.problem.slice(argument.length + 1);
      throw new ReportDataError(`runs[${i}].${argument}`, problem, found, remedy, error);
    }
  });
}

/** A run without validation has the size 0. */
function checkSize(path: string, size: number | undefined): void {
  if (size === undefined || (Number.isSafeInteger(size) && size >= 0)) return;
  throw new ReportDataError(path, 'is invalid', String(size), 'use an integer of at least 0');
}
