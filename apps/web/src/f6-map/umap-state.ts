import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { proxy } from 'comlink';
import { umapWorker } from '../analysis/client.js';
import { F6_UNITS } from '../analysis/f6-model.js';
import type { Layout } from '../analysis/umap-layout.js';
import { errorText } from '../page/error-text.js';
import { prefersStill } from '../page/motion.js';
import { latest } from '../scheduling/latest.js';
import type { ShownMap } from './map-state.js';

/** How the points can be placed. */
export const ARRANGEMENTS = ['pca', 'umap'] as const;

/** How the points are placed. */
export const arrangement: Signal<(typeof ARRANGEMENTS)[number]> = signal('pca');

/** A map whose points UMAP arranges. */
export interface ArrangedMap extends Layout {
  readonly map: ShownMap;
}

const current: Signal<ArrangedMap | undefined> = signal(undefined);

const problem: Signal<string> = signal('');

/** The arranged map, while it is computed and after that; undefined until `arrange()` is called. */
export const arranged: ReadonlySignal<ArrangedMap | undefined> = current;

/** Why there is no arranged map; '' if there is none. */
export const arrangeFailure: ReadonlySignal<string> = problem;

const start = latest();

/** Arranges the points of a map. Ends the computation that is in progress. */
export async function arrange(map: ShownMap): Promise<void> {
  const request = start();
  umapWorker.stop();
  current.value = { map, points: map.points, fraction: 0 };
  problem.value = '';
  const show = ({ points, fraction }: Layout): void => {
    if (request.aborted) return;
    const isShown = fraction === 1 || !prefersStill();
    current.value = { map, points: isShown ? points : map.points, fraction };
  };
  try {
    await umapWorker.call((api) => api.arrange(map.features, F6_UNITS, proxy(show)));
    if (!request.aborted) umapWorker.stop();
  } catch (error) {
    if (request.aborted) return;
    problem.value = errorText(error);
    current.value = undefined;
  }
}

/** Ends the computation, and forgets its result. */
export function forgetArranged(): void {
  start();
  umapWorker.stop();
  current.value = undefined;
  arrangement.value = 'pca';
}
