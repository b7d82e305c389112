import { wilsonInterval } from '@lenet5/metrics';
import * as Plot from '@observablehq/plot';
import { isFiniteNumber } from '../drawing/is-finite-number.js';
import { formatMeasure } from '../drawing/number-format.js';
import type { Curve, CurvePoint, RunCurves } from './curve.js';
import type { Measure } from './measure.js';

/** A curve with more epochs has no dots. */
const MOST_DOTS = 40;

/** The marks of a curve: a line (dashed for training), a dot with a tooltip per epoch, and a ring at the best epoch. */
export function curveMarks({ split, points, color, best }: Curve, measure: Measure): Plot.Markish[] {
  const xy = { x: 'epoch', y: 'value' } as const;
  const solid = split === 'validation';
  const title = ({ epoch, value }: CurvePoint): string =>
    `epoch ${epoch}, ${split}: ${formatMeasure(value, measure)}`;
  return [
    Plot.line(points, {
      ...xy,
      stroke: color,
      strokeWidth: solid ? 2 : 1.5,
      ...(!solid && { strokeDasharray: '5 3' }),
    }),
    points.length > MOST_DOTS ? null : Plot.dot(points, { ...xy, fill: color, r: 2.2, title }),
    best && Plot.dot([best], { ...xy, stroke: color, strokeWidth: 2, r: 6 }),
  ];
}

/** The 95 % interval of one epoch's validation accuracy. */
export interface NoisePoint {
  readonly epoch: number;
  readonly low: number;
  readonly high: number;
}

/** The noise of the validation accuracy of a single run with a known `validationSize`; otherwise empty. */
export function noiseBand(runs: readonly RunCurves[]): NoisePoint[] {
  const [run, other] = runs;
  const size = run?.validationSize;
  if (!run || other || !size) return [];
  return run.history.val_accuracy.filter(isFiniteNumber).map((accuracy, i) => ({
    epoch: i + 1,
    ...wilsonInterval(Math.round(accuracy * size), size),
  }));
}
