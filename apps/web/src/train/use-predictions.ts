import { argmax } from '@lenet5/metrics';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { testPixels } from '../data/digits.js';
import { forward } from '../explain/forward.js';
import type { Network } from '../network/network.js';
import { frameQueue } from '../scheduling/frame-queue.js';

/** Digits per job of the frame queue. */
const JOB_SIZE = 4;

/**
 * The predictions of a network for some test digits, computed a few per frame. Until all are computed, the result is
 * that of the network before.
 */
export function usePredictions(network: Network | undefined, digits: readonly number[]): readonly number[] {
  const predictions = useSignal<readonly number[]>([]);
  const key = digits.join();
  useEffect(() => {
    if (!network) return;
    const done: number[] = [];
    const compute = (): void => {
      for (const digit of digits.slice(done.length, done.length + JOB_SIZE)) {
        const pixels = testPixels(digit);
        done.push(pixels ? argmax(forward(pixels, network.weights).probabilities) : 0);
      }
      if (done.length < digits.length) cancel = frameQueue.add(compute);
      else predictions.value = done;
    };
    let cancel = frameQueue.add(compute);
    return () => cancel();
  }, [network, key]);
  return predictions.value;
}
