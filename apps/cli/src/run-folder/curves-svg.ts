import type { History } from '@lenet5/metrics';
import type { RunLayout } from './layout.js';
import { writeAtomically } from './write-atomically.js';

/**
 * Draws the accuracy and loss of a run by epoch into its folder, unless no epoch has ended. Loads the drawing code only
 * when called.
 *
 * @param validationSize number of validation images; 0 without validation.
 * @throws RunWriteError
 */
export async function writeCurves(
  { folder, curves }: RunLayout,
  history: History,
  validationSize: number,
): Promise<void> {
  if (history.loss.length === 0) return;
  const { curvesFigure } = await import('@lenet5/report');
  const figure = curvesFigure({ runs: [{ name: folder, history, validationSize }], standalone: true });
  await writeAtomically(curves, figure);
}
