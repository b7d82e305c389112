import { checkRuns } from '../check-runs.js';
import { documentOf, FIGURE_WIDTH, type FigureOptions, frame } from '../drawing/figure.js';
import type { RunCurves } from './curve.js';
import { curvesDescription } from './curves-description.js';
import { curvesPanel } from './curves-panel.js';
import type { Measure } from './measure.js';

/** The argument of `curvesFigure()`. */
export interface CurvesFigure extends FigureOptions {
  /** One or more runs, drawn in the same panels. */
  readonly runs: readonly RunCurves[];
  /** One panel each, side by side. Defaults to accuracy and loss. */
  readonly measures?: readonly Measure[];
}

const PANEL = { width: FIGURE_WIDTH, height: 290 } as const;

/** A panel has space for the names of 12 runs, and grows by 14 pixels for each further run. */
const ROWS_THAT_FIT = 12;
const ROW = 14;

/**
 * Draws learning curves: accuracy and loss by epoch, training dashed and validation solid, with a label at the end of each
 * line and a ring at the best epoch (`bestEpoch()` of `@lenet5/metrics`). Values that are not finite leave gaps. If the
 * largest loss is more than 50 times the smallest, the axis is logarithmic.
 *
 * @returns An SVG, 380 pixels wide per measure.
 * @throws ReportDataError if there is no run, the lists of a history have different lengths, or an accuracy is outside 0
 * to 1.
 * @throws NoDocumentError if there is no DOM to draw in.
 *
 * @example
 * ```ts
 * import { writeFile } from 'node:fs/promises';
 * import { curvesFigure } from '@lenet5/report';
 *
 * const history = { loss: [0.3, 0.1], accuracy: [0.9, 0.97], val_loss: [0.2, 0.1], val_accuracy: [0.94, 0.97] };
 * const svg = curvesFigure({ runs: [{ name: 'first', history }] });
 * await writeFile('curves.svg', svg);
 * console.log(svg.includes('width="760"')); // true
 * ```
 */
export function curvesFigure(figure: CurvesFigure): string {
  const { runs, measures = ['accuracy', 'loss'] } = figure;
  const document = documentOf(figure, ['runs', 'measures']);
  checkRuns(runs);
  const height = PANEL.height + ROW * Math.max(0, runs.length - ROWS_THAT_FIT);
  const panels = measures.map((measure, i) =>
    curvesPanel(runs, measure, { x: i * PANEL.width, y: 0, width: PANEL.width, height }, document),
  );
  const content = {
    width: PANEL.width * measures.length,
    height,
    title: `Learning curves: ${measures.join(' and ')} by epoch`,
    description: curvesDescription(runs, measures),
    content: panels.join(''),
  };
  return frame(content, 'curves', figure);
}
