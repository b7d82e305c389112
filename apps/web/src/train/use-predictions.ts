import { argmax } from '@lenet5/metrics';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { testPixels } from '../data/digits.js';
import { forward } from '../explain/forward.js';
import type { Network } from '../network/network.js';
import { inTurn } from '../scheduling/frame-queue.js';

/** Digits between which the page gets its turn. */
const SLICE = 4;

/** What a network takes some test digits for; those of the network before until all are reckoned, a few at a time. */
export function usePredictions(network: Network | undefined, digits: readonly number[]): readonly number[] {
  const predicted = useSignal<readonly number[]>([]);
  const all = digits.join();
  useEffect(() => {
    if (!network) return;
    const found: number[] = [];
    const reckon = (): void => {
      for (const digit of digits.slice(found.length, found.length + SLICE)) {
        const pixels = testPixels(digit);
        found.push(pixels ? argmax(forward(pixels, network.weights).probabilities) : 0);
      }
      if (found.length < digits.length) takeBack = inTurn(reckon);
      else predicted.value = found;
    };
    let takeBack = inTurn(reckon);
    return () => takeBack();
  }, [network, all]);
  return predicted.value;
}
