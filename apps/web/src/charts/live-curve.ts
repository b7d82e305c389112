import type { EpochEvent } from '@lenet5/trainer';
import * as Plot from '@observablehq/plot';
import type { CurvePoint } from '../run/run.js';
import { isLogarithmic, lossDomain, lowestAccuracy } from './curve-axes.js';

/** Input of `liveCurve()`. */
export interface LiveCurve {
  readonly measure: 'loss' | 'accuracy';
  readonly points: readonly CurvePoint[];
  readonly epochs: readonly EpochEvent[];
  /** Epochs of the whole run, the domain of the x axis. */
  readonly length: number;
  /** The epoch to mark with a line. */
  readonly shown?: number;
  /** In pixels. */
  readonly width: number;
  /** The font size of the page in pixels. */
  readonly em: number;
}

const TRAINING = 'var(--series-2)';
const VALIDATION = 'var(--series-1)';

const percent = (fraction: number): string => `${Math.round(1000 * fraction) / 10} %`;

/** The y scale: accuracy up to 100 %, loss linear or logarithmic. */
function yScale({ measure, points, epochs }: LiveCurve): Plot.ScaleOptions {
  if (measure === 'accuracy') {
    return { domain: [lowestAccuracy(points, epochs), 1], tickFormat: percent, ticks: 5 };
  }
  const [min, max] = lossDomain(points, epochs);
  return isLogarithmic(points, epochs)
    ? { type: 'log', domain: [min, max], ticks: 4, tickFormat: '~g' }
    : { domain: [0, max], ticks: 5 };
}

/** Draws a learning curve: the training score of each span, and the validation score of each epoch. */
export function liveCurve(curve: LiveCurve): SVGSVGElement {
  const { measure, points, epochs, length, shown, width, em } = curve;
  const validated = epochs
    .filter((epoch) => epoch[`val_${measure}`] !== undefined)
    .map((epoch) => ({ epoch: epoch.epoch, value: epoch[`val_${measure}`] ?? 0 }));
  const figure = Plot.plot({
    width,
    height: Math.round(Math.max(13 * em, Math.min(20 * em, 0.32 * width))),
    ...{ marginLeft: 3 * em, marginRight: 0.75 * em, marginTop: 0.75 * em, marginBottom: 1.9 * em },
    x: {
      domain: [0, length],
      label: null,
      ticks: Math.min(length, 10),
      tickFormat: (epoch: number) => String(epoch),
    },
    y: { ...yScale(curve), grid: true, label: null },
    marks: [
      shown === undefined ? null : Plot.ruleX([shown], { stroke: 'currentColor', strokeDasharray: '3 3' }),
      Plot.line(points, { x: 'epoch', y: measure, stroke: TRAINING, strokeWidth: 1.2, clip: true }),
      Plot.line(validated, { x: 'epoch', y: 'value', stroke: VALIDATION, strokeWidth: 2.2, clip: true }),
      Plot.dot(validated, { x: 'epoch', y: 'value', fill: VALIDATION, r: 3 }),
    ],
  });
  // The content policy blocks the inline style sheet of Plot. The style sheet of the app has the same rules.
  figure.querySelector('style')?.remove();
  figure.setAttribute('class', 'live-curve');
  for (const group of figure.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label');
  return figure as SVGSVGElement;
}
