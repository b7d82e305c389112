import { formatQuantity } from '@lenet5/core';
import { bestEpoch } from '@lenet5/metrics';
import { formatMeasure, formatPercent } from '../drawing/number-format.js';
import type { RunCurves } from './curve.js';
import type { Measure } from './measure.js';

/** Describes a chart of curves in a few sentences per run. */
export function curvesDescription(runs: readonly RunCurves[], measures: readonly Measure[]): string {
  if (runs.length === 0) return 'No runs.';
  return runs
    .map((run) => [...measures.map((measure) => changes(run, measure)), best(run)].join(' '))
    .join(' ');
}

function changes({ name, history }: RunCurves, measure: Measure): string {
  const epochs = history.loss.length;
  if (epochs === 0) return `${name}: no epoch has ended yet.`;
  const write = (value?: number): string => formatMeasure(value, measure);
  const change = (values: readonly number[]): string =>
    epochs === 1 ? `is ${write(values[0])}` : `goes from ${write(values[0])} to ${write(values.at(-1))}`;
  const span = `in ${formatQuantity(epochs, 'epoch')}`;
  const validation = history[`val_${measure}`];
  const validated = validation.length > 0 ? `, validation ${measure} ${change(validation)}` : '';
  return `${name}: ${span}, training ${measure} ${change(history[measure])}${validated}.`;
}

function best({ history }: RunCurves): string {
  const found = bestEpoch(history);
  if (!found) return '';
  const kind = found.metric === 'val_accuracy' ? 'validation' : 'training';
  return `Best epoch: ${found.epoch}, ${kind} accuracy ${formatPercent(found.value, 2)}.`;
}
