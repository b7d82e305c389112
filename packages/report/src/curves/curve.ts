import { bestEpoch, type History } from '@lenet5/metrics';
import { isFiniteNumber } from '../drawing/is-finite-number.js';
import { seriesColor } from '../drawing/palette.js';
import type { Measure } from './measure.js';

/** The parts of a run that its curves show. */
export interface RunCurves {
  /** Any text; shortened to fit. */
  readonly name: string;
  /** The scores of each epoch. */
  readonly history: History;
  /** Number of validation images. With it, the chart of a single run shows the noise of the validation accuracy. */
  readonly validationSize?: number;
}

/** One epoch of a curve. */
export interface CurvePoint {
  /** Counted from 1. */
  readonly epoch: number;
  readonly value: number;
}

/** One line of a chart. */
export interface Curve {
  readonly split: 'training' | 'validation';
  /** One point per epoch with a finite value. */
  readonly points: readonly CurvePoint[];
  readonly color: string;
  /** Text at the end of the line; absent if the other line of the run has it. */
  readonly label?: string;
  /** The best epoch of the run, if it was chosen by this split. */
  readonly best?: CurvePoint;
}

/** Two lines per run, training first, or one line without validation. */
export function curvesOf(runs: readonly RunCurves[], measure: Measure): Curve[] {
  const single = runs.length === 1;
  return runs.flatMap(({ name, history }, index) => {
    const validated = history.val_accuracy.length > 0;
    const bestNumber = bestEpoch(history)?.epoch;
    const curve = (split: Curve['split'], values: readonly number[], color: number): Curve => {
      const points = pointsOf(values);
      const best = points.find(({ epoch }) => epoch === bestNumber);
      const chosen = split === 'validation' || !validated;
      const label = single ? split : chosen ? name : undefined;
      return {
        split,
        points,
        color: seriesColor(color),
        ...(label !== undefined && { label }),
        ...(chosen && best && { best }),
      };
    };
    const training = curve('training', history[measure], single ? 1 : index);
    return validated ? [training, curve('validation', history[`val_${measure}`], index)] : [training];
  });
}

function pointsOf(values: readonly number[]): CurvePoint[] {
  return values.map((value, i) => ({ epoch: i + 1, value })).filter(({ value }) => isFiniteNumber(value));
}
