import { checkRuns } from './check-runs.js';
import type { RunCurves } from './curve.js';
import { curvesDescription } from './curves-description.js';
import { curvesPanel } from './curves-panel.js';
import { documentOf, FIGURE_WIDTH, type FigureOptions, frame } from './figure.js';
import type { Measure } from './measure.js';

/** What `curvesFigure` draws. */
export interface CurvesFigure extends FigureOptions {
  /** One or more; several are laid over each other. */
  readonly runs: readonly RunCurves[];
  /** One panel each, side by side; accuracy and loss if not given. */
  readonly measures?: readonly Measure[];
}

const PANEL = { width: FIGURE_WIDTH, height: 290 } as const;

/** Height that a panel gains for each run beyond those whose names fit beside it. */
const ROWS_THAT_FIT = 12;
const ROW = 14;

/**
 * Learning curves: accuracy and loss by epoch, training dashed and validation solid, each named at its end, the best
 * epoch (`bestEpoch` of `@lenet5/metrics`) ringed. Values that are no finite numbers leave gaps; losses more than 50
 * times apart are drawn on a logarithmic axis.
 *
 * @returns An SVG, 380 pixels wide for each measure.
 * @throws ReportDataError where there is no run, a history's lists do not agree, or an accuracy is not 0 to 1.
 * @throws NoDocumentError where there is no DOM to draw in.
 */
export function curvesFigure(figure: CurvesFigure): string {
  const { runs, measures = ['accuracy', 'loss'] } = figure;
  checkRuns(runs);
  const document = documentOf(figure);
  const height = PANEL.height + ROW * Math.max(0, runs.length - ROWS_THAT_FIT);
  const panels = measures.map((measure, i) =>
    curvesPanel(runs, measure, { x: i * PANEL.width, y: 0, width: PANEL.width, height }, document),
  );
  const picture = {
    width: PANEL.width * measures.length,
    height,
    title: `Learning curves: ${measures.join(' and ')} by epoch`,
    description: curvesDescription(runs, measures),
    content: panels.join(''),
  };
  return frame(picture, 'curves', figure);
}
