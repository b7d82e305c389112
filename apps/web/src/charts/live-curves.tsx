import { bestEpoch } from '@lenet5/metrics';
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { historyOf } from '../run/run.js';
import { run, shownEpoch } from '../run/run-state.js';
import { useThrottled } from '../scheduling/use-throttled.js';
import { axisNote } from './curve-axes.js';
import { liveCurve } from './live-curve.js';
import { useWidth } from './use-width.js';

/** Milliseconds between two updates of a curve. */
const INTERVAL = 800;

/** The curves of accuracy and loss, updated about once per second during training. */
export function LiveCurves(): VNode {
  return (
    <div class="pair">
      <Curve measure="accuracy" title="Accuracy" />
      <Curve measure="loss" title="Loss" />
    </div>
  );
}

function Curve({ measure, title }: { readonly measure: 'accuracy' | 'loss'; readonly title: string }): VNode {
  const container = useRef<HTMLDivElement>(null);
  const width = useWidth(container);
  const present = useThrottled(run, INTERVAL);
  const shown = shownEpoch.value;
  useLayoutEffect(() => {
    if (!container.current || width === 0) return;
    const { points, epochs, settings } = present;
    const length = Math.max(settings.epochs, epochs.length);
    const mark = shown === 'live' ? {} : { shown };
    const em = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    container.current.replaceChildren(liveCurve({ measure, points, epochs, length, width, em, ...mark }));
  }, [present, shown, width, measure]);
  const best = bestEpoch(historyOf(present));
  const last = present.epochs.at(-1);
  const description =
    best && last
      ? `${title} by epoch. After epoch ${last.epoch}: training ${format(measure, last[measure])}, validation ${format(measure, last[`val_${measure}`] ?? Number.NaN)}.`
      : `${title} by epoch: no data yet.`;
  return (
    <figure class="curve">
      <figcaption>
        <b>{title} by epoch</b> <span class="key training">training</span>{' '}
        <span class="key validation">validation</span>{' '}
        <span class="small" aria-live="polite" data-axis>
          {axisNote(measure, present.points, present.epochs)}
        </span>
      </figcaption>
      <div ref={container} role="img" aria-label={description} />
    </figure>
  );
}

function format(measure: 'accuracy' | 'loss', value: number): string {
  return measure === 'accuracy' ? `${(100 * value).toFixed(2)} %` : value.toFixed(4);
}
