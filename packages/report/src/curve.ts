import { bestEpoch, type History } from '@lenet5/metrics';
import type { Measure } from './measure.js';
import { isFiniteNumber } from './number-format.js';
import { seriesColour } from './palette.js';

/** A run as its curves need it. */
export interface RunCurves {
  /** Any text; shortened where it does not fit. */
  readonly name: string;
  readonly history: History;
  /** How many images were validated on; with it a run that stands alone shows the noise of its validation accuracy. */
  readonly validationSize?: number;
}

/** One epoch of a curve. */
export interface CurvePoint {
  /** From 1. */
  readonly epoch: number;
  readonly value: number;
}

/** One line of a chart. */
export interface Curve {
  readonly split: 'training' | 'validation';
  /** One an epoch that has a finite value. */
  readonly points: readonly CurvePoint[];
  readonly colour: string;
  /** What stands at its end; absent where the run's other curve has it. */
  readonly label?: string;
  /** The run's best epoch, where this is the split that it was chosen by. */
  readonly best?: CurvePoint;
}

/** Two lines for each run, training first, or one where nothing was validated. */
export function curvesOf(runs: readonly RunCurves[], measure: Measure): Curve[] {
  const alone = runs.length === 1;
  return runs.flatMap(({ name, history }, index) => {
    const validated = history.val_accuracy.length > 0;
    const bestNumber = bestEpoch(history)?.epoch;
    const curve = (split: Curve['split'], values: readonly number[], colour: number): Curve => {
      const points = pointsOf(values);
      const best = points.find(({ epoch }) => epoch === bestNumber);
      const chosen = split === 'validation' || !validated;
      const label = alone ? split : chosen ? name : undefined;
      return {
        split,
        points,
        colour: seriesColour(colour),
        ...(label !== undefined && { label }),
        ...(chosen && best && { best }),
      };
    };
    const training = curve('training', history[measure], alone ? 1 : index);
    return validated ? [training, curve('validation', history[`val_${measure}`], index)] : [training];
  });
}

function pointsOf(values: readonly number[]): CurvePoint[] {
  return values.map((value, i) => ({ epoch: i + 1, value })).filter(({ value }) => isFiniteNumber(value));
}
