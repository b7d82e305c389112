import type { SweepStatus } from '@lenet5/sweep';

/** Where a sweep stands, as lines. */
export function drawStatus(status: SweepStatus): string[] {
  const { sweep, state, reason, trials, running, workers, epochs, epochsAtMost } = status;
  const { pending, active, waiting, completed, stopped, failed } = status;
  const counts = Object.entries({ pending, active, waiting, completed, stopped, failed })
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${name}`);
  return [
    `sweep ${sweep}: ${state}${reason === null ? '' : ` (${reason})`}`,
    `trials: ${trials} (${counts.join(', ')})`,
    `epochs: ${epochs} of at most ${epochsAtMost}`,
    `workers: ${workers}, which train ${running} segments now`,
    `validation: ${status.spec.validation}${status.spec.validation === 'test' ? ' (trials are compared on the test images)' : ''}`,
  ];
}
