import { bestEpoch } from '@lenet5/metrics';
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { dataState } from '../data/digits.js';
import { decimals, percentage } from '../language/format.js';
import { laterTexts } from '../language/texts.js';
import { historyOf, type Run } from '../run/run.js';
import { run, shownEpoch } from '../run/run-state.js';
import { useThrottled } from '../scheduling/use-throttled.js';
import { isLogarithmic } from './curve-axes.js';
import { type KeptCurves, keptCurves } from './kept-curves.js';
import type { CurveMeasure } from './live-curve.js';
import { useDrawing } from './use-drawing.js';
import { useWidth } from './use-width.js';

/** Milliseconds between two updates of a curve: often while the first steps can be told apart, then less often. */
const [FIRST_INTERVAL, INTERVAL] = [250, 800];

/** The curves of the error and the loss, updated during training. */
export function LiveCurves(): VNode {
  // Loaded while MNIST loads, so that the first steps are drawn.
  useDrawing(dataState.value.status !== 'waiting');
  return (
    <div class="pair">
      <Curve measure="error" />
      <Curve measure="loss" />
    </div>
  );
}

function Curve({ measure }: { readonly measure: CurveMeasure }): VNode {
  const isFirst = run.peek().epochs.length === 0;
  const present = useThrottled(run, isFirst ? FIRST_INTERVAL : INTERVAL);
  const shown = shownEpoch.value;
  const kept = keptCurves.value?.id === present.id ? undefined : keptCurves.value;
  const { points, epochs, settings } = present;
  return (
    <CurveFigure
      measure={measure}
      points={points}
      epochs={epochs}
      length={settings.epochs}
      shown={shown === 'live' ? undefined : shown}
      kept={measure === 'loss' && kept?.hasOtherLoss ? undefined : kept}
    />
  );
}

/** The scores of a run, and how they are drawn. */
interface CurveFigureProps extends Pick<KeptCurves, 'points' | 'epochs'> {
  readonly measure: CurveMeasure;
  /** Epochs of the run. */
  readonly length: number;
  /** The epoch to mark with a line. */
  readonly shown?: number | undefined;
  /** The run to compare with. */
  readonly kept: KeptCurves | undefined;
}

/** A learning curve with its key. */
export function CurveFigure(props: CurveFigureProps): VNode {
  const { measure, points, epochs, kept } = props;
  const { curves } = laterTexts.value.train;
  const best = bestEpoch(historyOf({ epochs }))?.epoch;
  const isLog = measure === 'loss' && isLogarithmic(points, epochs);
  const isEmpty = points.length === 0 && epochs.length === 0 && !kept;
  return (
    <figure class="curve">
      <figcaption>
        <b>{curves.title[measure]}</b> <span class="key training">{curves.training}</span>{' '}
        <span class="key validation">{curves.validation}</span>{' '}
        {kept && <span class="key kept">{curves.kept(kept.name)}</span>}{' '}
        <span class="small" aria-live="polite" data-axis>
          {isLog ? curves.logarithmic : ''}
        </span>
      </figcaption>
      {isEmpty ? <EmptyChart measure={measure} /> : <Chart {...props} best={best} />}
    </figure>
  );
}

/** The place of a chart before the first step: its axes, without the library that draws charts. */
function EmptyChart({ measure }: { readonly measure: CurveMeasure }): VNode {
  const { curves } = laterTexts.value.train;
  return (
    <div class="empty-chart" role="img" aria-label={curves.empty(curves.title[measure])}>
      <span class="small">{curves.axis[measure]}</span>
      <span class="area">{curves.waiting}</span>
      <span class="small">{curves.epoch}</span>
    </div>
  );
}

function Chart({
  measure,
  points,
  epochs,
  length,
  shown,
  kept,
  best,
}: CurveFigureProps & { readonly best: number | undefined }): VNode {
  const container = useRef<HTMLDivElement>(null);
  const width = useWidth(container);
  const drawing = useDrawing();
  const { curves } = laterTexts.value.train;
  useLayoutEffect(() => {
    if (!container.current || !drawing || width === 0) return;
    const mark = shown === undefined ? {} : { shown };
    const em = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const axes = { x: curves.epoch, y: curves.axis[measure] };
    const bestMark = best === undefined ? undefined : { epoch: best, name: curves.best(best) };
    const end = Math.max(length, epochs.length);
    const options = {
      ...{ measure, points, epochs, length: end, width, em, axes, kept },
      ...{ best: bestMark, ...mark },
    };
    container.current.replaceChildren(drawing.liveCurve(options));
  }, [drawing, points, epochs, length, shown, width, measure, kept, curves]);
  return <div ref={container} role="img" aria-label={describe(measure, { epochs }, best)} />;
}

/** The curve in words: the scores of the last and the best epoch. */
function describe(measure: CurveMeasure, { epochs }: Pick<Run, 'epochs'>, best: number | undefined): string {
  const { curves } = laterTexts.value.train;
  const last = epochs.at(-1);
  if (!last) return curves.empty(curves.title[measure]);
  const [training, validation] =
    measure === 'loss'
      ? [decimals(last.loss, 4), last.val_loss === undefined ? '–' : decimals(last.val_loss, 4)]
      : [errorText(last.accuracy), last.val_accuracy === undefined ? '–' : errorText(last.val_accuracy)];
  const ending = best === undefined ? '' : ` ${curves.best(best)}.`;
  return curves.description(curves.title[measure], last.epoch, training, validation) + ending;
}

const errorText = (accuracy: number): string => percentage(1 - accuracy, 2);
