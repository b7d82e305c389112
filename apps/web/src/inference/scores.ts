import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { DigitsUnavailableError } from '../data/digits-unavailable-error.js';
import { loadDigits } from '../data/load-digits.js';
import { tensorsOf } from '../explain/weights.js';
import type { Network } from '../network/network.js';
import { errorText } from '../page/error-text.js';
import { latest } from '../scheduling/latest.js';
import { trainingWorker } from '../worker/client.js';

/** The predictions of a network for the test set. */
export interface Scores {
  readonly network: Network;
  /** Shape `[10000, 10]`; undefined while the worker computes them, or after a failure. */
  readonly probabilities?: Float32Array;
  /** Why there are no predictions. */
  readonly failure?: string;
}

const current: Signal<Scores | undefined> = signal(undefined);

/** The scores of the network that was scored last. */
export const scores: ReadonlySignal<Scores | undefined> = current;

/** Results to reuse. */
const computed = new WeakMap<Network['weights'], Float32Array>();

const startScoring = latest();

/** Scores a network on the test set, unless `scores` has it already. */
export async function scoreNetwork(network: Network): Promise<void> {
  if (current.peek()?.network.weights === network.weights) return;
  const request = startScoring();
  const known = computed.get(network.weights);
  current.value = { network, ...(known && { probabilities: known }) };
  if (known) return;
  try {
    const probabilities = await score(network);
    if (!request.aborted) current.value = { network, probabilities };
  } catch (error) {
    if (!request.aborted) current.value = { network, failure: errorText(error) };
  }
}

async function score({ weights }: Network): Promise<Float32Array> {
  if (!(await loadDigits())) throw new DigitsUnavailableError();
  const probabilities = await trainingWorker.call((api) => api.score(tensorsOf(weights)));
  computed.set(weights, probabilities);
  return probabilities;
}
