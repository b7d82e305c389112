import type { SweepStatus } from '@lenet5/sweep';
import { describeBest, describeEpochs, describeTrials, describeWorkers } from './live-table.js';

/** Where a sweep stands, as lines. */
export function drawStatus(status: SweepStatus): string[] {
  const { sweep, state, reason, best, spec } = status;
  const mark = spec.validation === 'test' ? ' (trials are compared on the test images)' : '';
  return [
    `sweep ${sweep}: ${state}${reason === null ? '' : ` (${reason})`}`,
    describeTrials(status),
    describeEpochs(status, spec.scheduler.name === 'asha'),
    describeWorkers(status),
    ...(best ? [describeBest(best, spec.objective)] : []),
    `validation: ${spec.validation}${mark}`,
  ];
}
