import { computed, type ReadonlySignal } from '@preact/signals';
import type { VNode } from 'preact';
import { curvesOf, type KeptCurves } from '../charts/kept-curves.js';
import { CurveFigure } from '../charts/live-curves.js';
import { laterTexts } from '../language/texts.js';
import { run } from '../run/run-state.js';
import { epochs1998, points1998, settings1998 } from './run-1998.js';

/** The curves of the network of 1998, to compare with; undefined before it has trained. */
export const curves1998: ReadonlySignal<KeptCurves | undefined> = computed(() => {
  const points = points1998.value;
  if (points.length === 0) return undefined;
  const name = laterTexts.value.network1998.names['1998'];
  return { id: '1998', name, points, epochs: epochs1998.value, hasOtherLoss: true };
});

/** The error of the network of 1998 beside that of the run of today's version; nothing before training. */
export function Curves1998(): VNode | null {
  const curves = curves1998.value;
  if (!curves) return null;
  const today = curvesOf(run.value);
  const { names } = laterTexts.value.network1998;
  const kept =
    today.points.length > 0
      ? { ...today, name: [names.modern, today.name].filter(Boolean).join(', ') }
      : undefined;
  return (
    <section class="card" aria-label={laterTexts.value.train.curves.title.error}>
      <CurveFigure
        measure="error"
        points={curves.points}
        epochs={curves.epochs}
        length={settings1998.value.epochs}
        kept={kept}
      />
    </section>
  );
}
