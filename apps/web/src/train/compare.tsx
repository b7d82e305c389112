import type { VNode } from 'preact';
import { dropCurves, keepCurves, keptCurves } from '../charts/kept-curves.js';
import { texts } from '../language/texts.js';
import { isStarted, run } from '../run/run-state.js';

/** Buttons that keep the curves of the run in the chart, so that the next run is compared with it. */
export function Compare(): VNode | null {
  const kept = keptCurves.value;
  const { compare } = texts.value.train;
  const isOwn = kept?.id === run.value.id;
  if (!isStarted.value && !kept) return null;
  return (
    <div class="row small" data-part="compare">
      {isStarted.value && !isOwn && (
        <button type="button" onClick={() => keepCurves(run.peek())}>
          {compare.keep}
        </button>
      )}
      {kept && (
        <>
          <span>{isOwn ? compare.next : compare.shown(kept.name)}</span>
          <button type="button" onClick={dropCurves}>
            {compare.drop}
          </button>
        </>
      )}
    </div>
  );
}
