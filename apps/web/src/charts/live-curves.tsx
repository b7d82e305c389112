import { bestEpoch } from '@lenet5/metrics';
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { historyOf } from '../run/run.js';
import { run, shownEpoch } from '../run/run-state.js';
import { useCalm } from '../scheduling/use-throttled.js';
import { liveCurve } from './live-curve.js';
import { useWidth } from './use-width.js';

/** Milliseconds between two drawings of a curve. */
const PACE = 800;

/** The two curves, drawn anew about once a second while the run goes on. */
export function LiveCurves(): VNode {
  return (
    <div class="pair">
      <Curve measure="accuracy" title="Accuracy" />
      <Curve measure="loss" title="Loss" />
    </div>
  );
}

function Curve({ measure, title }: { readonly measure: 'accuracy' | 'loss'; readonly title: string }): VNode {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const present = useCalm(run, PACE);
  const shown = shownEpoch.value;
  useLayoutEffect(() => {
    if (!place.current || width === 0) return;
    const { points, epochs, settings } = present;
    const length = Math.max(settings.epochs, epochs.length);
    const marked = shown === 'live' ? {} : { shown };
    const em = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    place.current.replaceChildren(liveCurve({ measure, points, epochs, length, width, em, ...marked }));
  }, [present, shown, width, measure]);
  const best = bestEpoch(historyOf(present));
  const last = present.epochs.at(-1);
  const words =
    best && last
      ? `${title} by epoch. After epoch ${last.epoch}: training ${show(measure, last[measure])}, validation ${show(measure, last[`val_${measure}`] ?? Number.NaN)}.`
      : `${title} by epoch; nothing yet.`;
  return (
    <figure class="curve">
      <figcaption>
        <b>{title}</b> <span class="key training">training</span>{' '}
        <span class="key validation">validation</span>
      </figcaption>
      <div ref={place} role="img" aria-label={words} />
    </figure>
  );
}

function show(measure: 'accuracy' | 'loss', value: number): string {
  return measure === 'accuracy' ? `${(100 * value).toFixed(2)} %` : value.toFixed(4);
}
