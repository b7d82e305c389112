import type { History } from '@lenet5/metrics';
import type { RunLayout } from './layout.js';
import { writeAtomically } from './write-atomically.js';

/**
 * Draws a run's accuracy and loss over its epochs into its folder; nothing where no epoch has ended. The code that
 * draws is loaded only now.
 *
 * @param validationSize how many images were validated on; 0 where none were.
 * @throws RunWriteError where the disk refuses.
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
