import { argmax } from '@lenet5/metrics';
import { effect, useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { testPixels } from '../data/digits.js';
import { forward } from '../explain/forward.js';
import { type Network, network } from '../network/network.js';
import { frameQueue } from '../scheduling/frame-queue.js';
import { enqueue } from './waiting-networks.js';

/** Milliseconds after which a job of the frame queue leaves the other digits to the next one. */
const JOB_TIME = 6;

/** Milliseconds for which the predictions of a network are shown before those of the next one. */
const PAUSE = 100;

/** The predictions of a network for some digits. */
export interface Predictions {
  readonly network: Network;
  /** One class per digit. */
  readonly classes: readonly number[];
}

/** Shows one network after the other: computes its predictions a few digits per frame, and then pauses. */
class Sequence {
  readonly #digits: readonly number[];
  readonly #show: (predictions: Predictions) => void;
  #waiting: readonly Network[] = [];
  #shown: Network | undefined;
  #cancel: (() => void) | undefined;

  constructor(digits: readonly number[], show: (predictions: Predictions) => void) {
    this.#digits = digits;
    this.#show = show;
  }

  add(next: Network): void {
    this.#waiting = enqueue(this.#waiting, this.#shown, next);
    if (this.#waiting.length === 1) this.stop();
    if (!this.#cancel) this.#start();
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #start(): void {
    const [next] = this.#waiting;
    if (!next) return;
    const classes: number[] = [];
    const compute = (): void => {
      const end = performance.now() + JOB_TIME;
      for (const digit of this.#digits.slice(classes.length)) {
        const pixels = testPixels(digit);
        classes.push(pixels ? argmax(forward(pixels, next.weights).probabilities) : 0);
        if (performance.now() > end) break;
      }
      if (classes.length < this.#digits.length) this.#cancel = frameQueue.add(compute);
      else this.#end({ network: next, classes });
    };
    this.#cancel = frameQueue.add(compute);
  }

  #end(predictions: Predictions): void {
    this.#waiting = this.#waiting.filter((network) => network !== predictions.network);
    this.#shown = predictions.network;
    this.#show(predictions);
    const timer = setTimeout(() => {
      this.#cancel = undefined;
      this.#start();
    }, PAUSE);
    this.#cancel = () => clearTimeout(timer);
  }
}

/**
 * The predictions of the selected network for some test digits. If a run makes networks faster than they can be shown,
 * each is shown in turn. Until the first predictions are computed, the result is undefined.
 */
export function usePredictions(digits: readonly number[]): Predictions | undefined {
  const predictions = useSignal<Predictions | undefined>(undefined);
  const key = digits.join();
  const sequence = useMemo(
    () =>
      new Sequence(digits, (next) => {
        predictions.value = next;
      }),
    [key],
  );
  useEffect(() => {
    // An effect of the signal itself runs at each of its values, also at those between two frames.
    const unsubscribe = effect(() => {
      if (network.value) sequence.add(network.value);
    });
    return () => {
      unsubscribe();
      sequence.stop();
    };
  }, [sequence]);
  return predictions.value?.classes.length === digits.length ? predictions.value : undefined;
}
