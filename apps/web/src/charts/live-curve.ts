import type { EpochEvent } from '@lenet5/trainer';
import * as Plot from '@observablehq/plot';
import type { CurvePoint } from '../run/run.js';

/** What a live curve shows. */
export interface LiveCurve {
  readonly measure: 'loss' | 'accuracy';
  readonly points: readonly CurvePoint[];
  readonly epochs: readonly EpochEvent[];
  /** Epochs of the whole run. */
  readonly length: number;
  /** The epoch that is looked at, marked by a line. */
  readonly shown?: number;
  readonly width: number;
  /** Pixels of the page's text, which the ticks are set in. */
  readonly em: number;
}

const TRAINING = 'var(--series-2)';
const VALIDATION = 'var(--series-1)';

const percent = (share: number): string => `${Math.round(1000 * share) / 10} %`;

/** The scale of the measure: accuracy up to 100 %, loss logarithmic where it spans much. */
function yScale({ measure, points, epochs }: LiveCurve): Plot.ScaleOptions {
  const values = [
    ...points.map((point) => point[measure]),
    ...epochs.flatMap((epoch) => epoch[`val_${measure}`] ?? []),
  ];
  if (measure === 'accuracy') {
    const least = Math.min(0.95, ...values.slice(Math.min(values.length - 1, 2)));
    return { domain: [Math.max(0, Math.floor(least * 10) / 10), 1], tickFormat: percent, ticks: 5 };
  }
  const positive = values.filter((value) => value > 0.0005);
  const [least, most] = [Math.min(...positive, 1), Math.max(...positive, 0.1)];
  return most / least > 20
    ? { type: 'log', domain: [least, most], ticks: 4, tickFormat: '~g' }
    : { domain: [0, most], ticks: 5 };
}

/** A learning curve while it grows: training span by span, validation at each epoch's end. */
export function liveCurve(curve: LiveCurve): SVGSVGElement {
  const { measure, points, epochs, length, shown, width, em } = curve;
  const validated = epochs
    .filter((epoch) => epoch[`val_${measure}`] !== undefined)
    .map((epoch) => ({ epoch: epoch.epoch, value: epoch[`val_${measure}`] ?? 0 }));
  const y = yScale(curve);
  const clip = { clip: true } as const;
  const figure = Plot.plot({
    ...{ width, height: Math.round(Math.max(13 * em, Math.min(20 * em, 0.32 * width))) },
    ...{ marginLeft: 3 * em, marginRight: 0.75 * em, marginTop: 0.75 * em, marginBottom: 1.9 * em },
    x: {
      domain: [0, length],
      label: null,
      ticks: Math.min(length, 10),
      tickFormat: (epoch: number) => String(epoch),
    },
    y: { ...y, grid: true, label: null },
    marks: [
      shown === undefined ? null : Plot.ruleX([shown], { stroke: 'currentColor', strokeDasharray: '3 3' }),
      Plot.line(points, { x: 'epoch', y: measure, stroke: TRAINING, strokeWidth: 1.2, ...clip }),
      Plot.line(validated, { x: 'epoch', y: 'value', stroke: VALIDATION, strokeWidth: 2.2, ...clip }),
      Plot.dot(validated, { x: 'epoch', y: 'value', fill: VALIDATION, r: 3 }),
    ],
  });
  // The style sheet that Plot puts inside is refused by the page's policy; ours has the same rules.
  figure.querySelector('style')?.remove();
  figure.setAttribute('class', 'live-curve');
  for (const group of figure.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label');
  return figure as SVGSVGElement;
}
