import { computed, type ReadonlySignal } from '@preact/signals';
import { params, setParam } from '../page/route.js';

/** The explanations of an answer. */
export const EXPLANATIONS = ['occlusion', 'gradient', 'nudge'] as const;

/** An explanation of an answer: what covering parts changes, the gradient of the score, or a small change that misleads. */
export type Explanation = (typeof EXPLANATIONS)[number];

/** The explanation that the address names (`why=occlusion`); undefined for none. */
export const explanation: ReadonlySignal<Explanation | undefined> = computed(() =>
  EXPLANATIONS.find((name) => name === params.value.why),
);

/** Shows an explanation; undefined for none. */
export function explain(name: Explanation | undefined): void {
  setParam('why', name ?? null);
}
