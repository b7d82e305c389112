import { formatQuantity } from '@lenet5/core';
import { UsageError } from '../../../errors/usage-error.js';
import type { ResumePoint } from '../../../run-folder/resume-point.js';

/**
 * Checks a checkpoint against the requested number of epochs, before any file of its run is changed.
 *
 * @throws UsageError if the run has more than `epochs` epochs.
 */
export function checkCheckpoint({ position: { epoch } }: ResumePoint, epochs: number): void {
  if (epoch <= epochs) return;
  throw new UsageError({
    problem: `--epochs is less than the ${formatQuantity(epoch, 'epoch')} that the run already has`,
    found: String(epochs),
    remedy: `use more than ${epoch}`,
  });
}
