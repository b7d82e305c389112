import { type Signal, signal } from '@preact/signals';
import { loadDigits } from '../data/load-digits.js';
import { tensorsOf } from '../explain/weights.js';
import type { Network } from '../network/network.js';
import { messageOf } from '../page/notices.js';
import { ask } from '../worker/client.js';

/** What a network makes of the whole test set. */
export interface Scores {
  readonly of: Network;
  /** Shape `[10000, 10]`; none while it is computed. */
  readonly probabilities?: Float32Array;
  readonly failure?: string;
}

/** The scores that were asked for last. */
export const scores: Signal<Scores | undefined> = signal(undefined);

const known = new WeakMap<Network['weights'], Float32Array>();

/** Scores a network on the whole test set, unless that is done. */
export async function scoreNetwork(network: Network): Promise<void> {
  if (scores.peek()?.of.weights === network.weights) return;
  const before = known.get(network.weights);
  scores.value = { of: network, ...(before && { probabilities: before }) };
  if (before) return;
  try {
    if (!(await loadDigits())) throw new Error('the test digits are not here');
    const probabilities = await ask((api) => api.score(tensorsOf(network.weights)));
    known.set(network.weights, probabilities);
    if (scores.peek()?.of === network) scores.value = { of: network, probabilities };
  } catch (error) {
    if (scores.peek()?.of === network) scores.value = { of: network, failure: messageOf(error) };
  }
}
