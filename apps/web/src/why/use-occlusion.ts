import { type ReadonlySignal, type Signal, useSignal, useSignalEffect } from '@preact/signals';
import { seenDigit } from '../digit/digit.js';
import { occlusion } from '../explain/occlusion.js';
import { prediction } from '../inference/prediction.js';
import { network } from '../network/network.js';
import { inSlices } from '../scheduling/in-slices.js';

/** Milliseconds without a change of the drawing before the map is computed, about 150 forward passes. */
const DELAY = 150;

/** The occlusion map of the answer for the digit; undefined until it is computed. */
export function useOcclusion(): ReadonlySignal<Float64Array | undefined> {
  const map: Signal<Float64Array | undefined> = useSignal<Float64Array | undefined>(undefined);
  useSignalEffect(() => {
    const pixels = seenDigit.value;
    const selected = network.value;
    const label = prediction.value?.label;
    map.value = undefined;
    if (!pixels || !selected || label === undefined) return;
    const stopped = new AbortController();
    const compute = async (): Promise<void> => {
      const result = await inSlices(occlusion(pixels, selected.weights, label), stopped.signal);
      if (result) map.value = result;
    };
    const timer = setTimeout(() => void compute(), DELAY);
    return () => {
      clearTimeout(timer);
      stopped.abort();
    };
  });
  return map;
}
