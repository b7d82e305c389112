import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { F6Map } from '../analysis/api.js';
import { analysisWorker } from '../analysis/client.js';
import { testDigits } from '../data/digits.js';
import { tensorsOf } from '../explain/weights.js';
import { type Network, network } from '../network/network.js';
import { errorText } from '../page/error-text.js';
import { alignMap } from './align.js';

/** The map that is shown. */
export interface ShownMap extends F6Map {
  readonly network: Network;
  /** The labels of the digits, one per point. */
  readonly labels: ArrayLike<number>;
}

const current: Signal<ShownMap | undefined> = signal(undefined);

const problem: Signal<string> = signal('');

/** The map of the selected network; undefined until it is computed. */
export const shownMap: ReadonlySignal<ShownMap | undefined> = current;

/** Why there is no map; '' if there is none. */
export const mapFailure: ReadonlySignal<string> = problem;

/**
 * Computes the map of the selected network, and a new one whenever the network or the digits change. While one is computed, only
 * the newest network waits. Returns a function that ends this.
 */
export function followNetwork(): () => void {
  let [isBusy, isStale, isEnded] = [false, false, false];
  const compute = async (): Promise<void> => {
    isStale = isBusy;
    if (isBusy || isEnded) return;
    const [selected, digits] = [network.peek(), testDigits.peek()];
    if (!selected || digits.count === 0) return;
    isBusy = true;
    try {
      const map = await analysisWorker.call((api) => api.mapF6(tensorsOf(selected.weights), digits.images));
      const before = current.peek();
      const aligned = before ? alignMap(map, before.points) : map;
      if (!isEnded) current.value = { ...aligned, network: selected, labels: digits.labels };
      problem.value = '';
    } catch (error) {
      problem.value = errorText(error);
    }
    isBusy = false;
    if (isStale) await compute();
  };
  const stop = effect(() => {
    void network.value;
    void testDigits.value;
    void compute();
  });
  return () => {
    isEnded = true;
    stop();
  };
}
