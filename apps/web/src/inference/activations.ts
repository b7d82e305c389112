import { computed, type ReadonlySignal } from '@preact/signals';
import { seenDigit } from '../digit/digit.js';
import { type Activations, forward } from '../explain/forward.js';
import { network } from '../network/network.js';

/** The forward pass of the selected network for the digit; undefined without a network or ink. */
export const activations: ReadonlySignal<Activations | undefined> = computed(() => {
  const pixels = seenDigit.value;
  const selected = network.value;
  return pixels && selected ? forward(pixels, selected.weights) : undefined;
});
