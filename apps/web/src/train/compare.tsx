import type { VNode } from 'preact';
import { curvesOf, dropCurves, keepCurves, keptCurves } from '../charts/kept-curves.js';
import { laterTexts } from '../language/texts.js';
import { curves1998 } from '../network-1998/curves-1998.js';
import { isStarted, run } from '../run/run-state.js';

/** Buttons that keep the curves of the run in the chart, so that the next run is compared with it. */
export function Compare(): VNode | null {
  const kept = keptCurves.value;
  const { compare } = laterTexts.value.train;
  const isOwn = kept?.id === run.value.id;
  const from1998 = curves1998.value;
  if (!isStarted.value && !kept && !from1998) return null;
  return (
    <div class="row small" data-part="compare">
      {isStarted.value && !isOwn && (
        <button type="button" onClick={() => keepCurves(curvesOf(run.peek()))}>
          {compare.keep}
        </button>
      )}
      {from1998 && kept?.id !== from1998.id && (
        <button type="button" onClick={() => keepCurves(from1998)}>
          {compare.with1998}
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
