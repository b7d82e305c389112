import type { EpochEvent } from '@lenet5/trainer';
import * as Plot from '@observablehq/plot';
import { localized } from '../language/format.js';
import type { CurvePoint } from '../run/run.js';
import { isLogarithmic, largestError, lastEpoch, lossDomain } from './curve-axes.js';
import type { KeptCurves } from './kept-curves.js';

/** What a curve shows: the loss, or the error, which is the fraction of wrong predictions. */
export type CurveMeasure = 'loss' | 'error';

/** Input of `liveCurve()`. */
export interface LiveCurve {
  readonly measure: CurveMeasure;
  readonly points: readonly CurvePoint[];
  readonly epochs: readonly EpochEvent[];
  /** Epochs of the whole run. */
  readonly length: number;
  /** The epoch to mark with a line. */
  readonly shown?: number;
  /** The best epoch, and its name in the chart. */
  readonly best?: { readonly epoch: number; readonly name: string } | undefined;
  /** The curves of an earlier run, drawn with dashes. */
  readonly kept?: KeptCurves | undefined;
  /** The names of the axes. */
  readonly axes: { readonly x: string; readonly y: string };
  /** In pixels. */
  readonly width: number;
  /** The font size of the page in pixels. */
  readonly em: number;
}

interface Value {
  readonly epoch: number;
  readonly value: number;
}

const [TRAINING, VALIDATION] = ['var(--training)', 'var(--validation)'];

/** A number without superfluous zeros, as on an axis. */
const plain = (value: number): string => localized(String(Number(value.toPrecision(6))));

const percent = (fraction: number): string => `${plain(Math.round(1000 * fraction) / 10)}\u00a0%`;

const trainingValues = ({ measure }: LiveCurve, points: readonly CurvePoint[]): readonly Value[] =>
  points.map(({ epoch, loss, accuracy }) => ({ epoch, value: measure === 'loss' ? loss : 1 - accuracy }));

function validationValues({ measure }: LiveCurve, epochs: readonly EpochEvent[]): readonly Value[] {
  return epochs.flatMap(({ epoch, val_loss, val_accuracy }) => {
    if (val_loss === undefined || val_accuracy === undefined) return [];
    return [{ epoch, value: measure === 'loss' ? val_loss : 1 - val_accuracy }];
  });
}

/** The y scale, for both runs. */
function yScale(curve: LiveCurve): Plot.ScaleOptions {
  const { measure, points, epochs, kept } = curve;
  if (measure === 'error') {
    const keptEnd = kept ? largestError(kept.points, kept.epochs) : 0;
    const end = Math.max(largestError(points, epochs), keptEnd);
    return { domain: [0, end], tickFormat: percent, ticks: 5 };
  }
  const both = [
    [...points, ...(kept?.points ?? [])],
    [...epochs, ...(kept?.epochs ?? [])],
  ] as const;
  const [min, max] = lossDomain(...both);
  return isLogarithmic(...both)
    ? { type: 'log', domain: [min, max], ticks: 4, tickFormat: plain }
    : { domain: [0, max], ticks: 5, tickFormat: plain };
}

/** Where the x axis ends. */
function xEnd({ points, epochs, length, kept }: LiveCurve): number {
  const done = Math.max(epochs.length, points.at(-1)?.epoch ?? 0, kept?.points.at(-1)?.epoch ?? 0);
  return lastEpoch(done, Math.max(length, kept?.epochs.length ?? 0));
}

/** The curves of a run: of the training as a thin line, of the validation with a point per epoch. */
function runMarks(
  curve: LiveCurve,
  of: Pick<KeptCurves, 'points' | 'epochs'>,
  dashed: boolean,
): Plot.Markish[] {
  const line = { x: 'epoch', y: 'value', clip: true, ...(dashed && { strokeDasharray: '5 4' }) } as const;
  const validation = validationValues(curve, of.epochs);
  return [
    Plot.line(trainingValues(curve, of.points), { ...line, stroke: TRAINING, strokeWidth: dashed ? 1 : 1.2 }),
    Plot.line(validation, { ...line, stroke: VALIDATION, strokeWidth: dashed ? 1.4 : 2.2 }),
    Plot.dot(validation, { x: 'epoch', y: 'value', fill: VALIDATION, r: dashed ? 2 : 3, clip: true }),
  ];
}

/** Where a text is beside its point, so that it stays inside the chart: at the sides it ends or starts at the point. */
function placeOf(fraction: number): { readonly textAnchor: 'start' | 'middle' | 'end'; readonly dy: number } {
  const textAnchor = fraction < 0.2 ? 'start' : fraction > 0.8 ? 'end' : 'middle';
  return { textAnchor, dy: -14 };
}

function bestMark(curve: LiveCurve): Plot.Markish[] {
  const { best, epochs } = curve;
  const values = validationValues(curve, epochs).filter(({ epoch }) => epoch === best?.epoch);
  if (!best) return [];
  const at = { x: 'epoch', y: 'value' } as const;
  return [
    Plot.dot(values, { ...at, r: 6, stroke: VALIDATION, strokeWidth: 2 }),
    Plot.text(values, {
      ...at,
      ...placeOf(best.epoch / xEnd(curve)),
      text: () => best.name,
      fill: 'currentColor',
      // Readable where it crosses a curve.
      stroke: 'var(--card)',
      strokeWidth: 4,
    }),
  ];
}

/** Draws a learning curve that has points, or is compared with one: the training score of each span, and the validation score of each epoch. */
export function liveCurve(curve: LiveCurve): SVGSVGElement {
  const { points, epochs, shown, kept, width, em, axes } = curve;
  const end = xEnd(curve);
  const figure = Plot.plot({
    width,
    height: Math.round(Math.max(13 * em, Math.min(20 * em, 0.32 * width))),
    ...{ marginLeft: 3.4 * em, marginRight: 0.75 * em, marginTop: 1.7 * em, marginBottom: 2.6 * em },
    x: {
      domain: [0, end],
      label: axes.x,
      labelAnchor: 'center',
      labelArrow: 'none',
      ticks: end < 1 ? 4 : Math.min(end, 10),
      tickFormat: plain,
    },
    y: { ...yScale(curve), grid: true, label: axes.y, labelArrow: 'none' },
    marks: [
      shown === undefined ? null : Plot.ruleX([shown], { stroke: 'currentColor', strokeDasharray: '3 3' }),
      ...(kept ? runMarks(curve, kept, true) : []),
      ...runMarks(curve, { points, epochs }, false),
      ...bestMark(curve),
    ],
  });
  // The content policy blocks the inline style sheet of Plot. The style sheet of the app has the same rules.
  figure.querySelector('style')?.remove();
  figure.setAttribute('class', 'live-curve');
  for (const group of figure.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label');
  return figure as SVGSVGElement;
}
