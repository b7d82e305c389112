import * as Plot from '@observablehq/plot';
import { drawPlot } from '../drawing/draw-plot.js';
import { documentOf, type FigureOptions, frame } from '../drawing/figure.js';
import { PALETTE, seriesColor } from '../drawing/palette.js';
import {
  bestTrial,
  formatObjective,
  lastValue,
  type OptionValue,
  type SweepReportData,
} from './sweep-report-data.js';

const AXIS_WIDTH = 110;
const HEIGHT = 320;
const MOST_LABELS = 8;

/** A point where the line of a trial crosses an axis. */
interface Crossing {
  readonly axis: string;
  /** 0 at the bottom, 1 at the top. */
  readonly position: number;
  readonly trial: number;
}

/** A label of an axis. */
interface AxisLabel {
  readonly axis: string;
  readonly position: number;
  readonly text: string;
}

/** Draws parallel coordinates: an axis per option and one for the objective, a line per trial, the best one thick. */
export function parallelFigure(data: SweepReportData, options: FigureOptions): string {
  const document = documentOf(options);
  const { varied, objective } = data;
  const trials = data.trials.filter((trial) => lastValue(trial) !== undefined);
  const axes = [...varied, objective];
  const values = trials.map((trial) => lastValue(trial) ?? 0);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const scaleOf = (value: number): number => (high > low ? (value - low) / (high - low) : 0.5);
  const ranks = new Map(
    varied.map((name) => [name, rankValues(trials.map((trial) => trial.options[name] ?? 'default'))]),
  );
  const crossings = trials.flatMap((trial): Crossing[] => [
    ...varied.map((axis) => ({
      axis,
      trial: trial.trial,
      position: ranks.get(axis)?.get(trial.options[axis] ?? 'default') ?? 0,
    })),
    { axis: objective, trial: trial.trial, position: scaleOf(lastValue(trial) ?? 0) },
  ]);
  const ends = [low, high].map((value) => ({
    axis: objective,
    position: scaleOf(value),
    text: formatObjective(value, objective),
  }));
  const labels = [...[...ranks].flatMap(([axis, rank]) => labelsOf(axis, rank)), ...ends];
  const best = bestTrial(data)?.trial;
  const line = { x: 'axis', y: 'position', z: 'trial' } as const;
  const width = AXIS_WIDTH * (axes.length + 1);
  const content = drawPlot(document, {
    ...{ width, height: HEIGHT, marginTop: 30, marginLeft: 60, marginRight: 60, marginBottom: 20 },
    x: { type: 'point', domain: axes, label: null, axis: 'top', tickSize: 0 },
    y: { domain: [0, 1], axis: null },
    marks: [
      Plot.ruleX(axes, { stroke: PALETTE.line.light }),
      Plot.lineY(crossings, { ...line, stroke: seriesColor(0), strokeOpacity: 0.45, strokeWidth: 1 }),
      Plot.lineY(
        crossings.filter(({ trial }) => trial === best),
        { ...line, stroke: seriesColor(1), strokeWidth: 3 },
      ),
      Plot.text(labels, {
        x: 'axis',
        y: 'position',
        text: 'text',
        dx: 6,
        textAnchor: 'start',
        fill: PALETTE.muted.light,
      }),
    ],
  });
  const description = `${trials.length} trials. Each line is a trial; it crosses the axis of each option at its value, and the last axis at its ${objective}.`;
  return frame(
    { width, height: HEIGHT, title: 'Parallel coordinates', description, content },
    'parallel',
    options,
  );
}

/** The positions of the distinct values: numbers in their order, other values by name, equally far apart. */
function rankValues(values: readonly OptionValue[]): Map<OptionValue, number> {
  const distinct = [...new Set(values)].sort((a, b) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1,
  );
  const last = Math.max(1, distinct.length - 1);
  return new Map(distinct.map((value, index) => [value, distinct.length === 1 ? 0.5 : index / last]));
}

function labelsOf(axis: string, rank: ReadonlyMap<OptionValue, number>): AxisLabel[] {
  const entries = [...rank].map(([value, position]) => ({ axis, position, text: String(value) }));
  return entries.length <= MOST_LABELS
    ? entries
    : [entries[0], entries.at(-1)].flatMap((entry) => entry ?? []);
}
