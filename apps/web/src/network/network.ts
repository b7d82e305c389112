import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Weights } from '../explain/weights.js';
import { latest } from '../scheduling/latest.js';

/** Where a network comes from: the app, the run of this tab, or a file. */
export type NetworkOrigin = 'shipped' | 'run' | 'file';

/** A trained LeNet-5. */
export interface Network {
  readonly weights: Weights;
  readonly origin: NetworkOrigin;
  /** Of a shipped network: its accuracy on the test set, from 0 to 1. */
  readonly accuracy?: number;
  /** Of a network of a run: the epochs done, and the steps of the epoch after them. */
  readonly at?: { readonly epoch: number; readonly step: number };
  /** Of a network from files: their names. */
  readonly files?: readonly string[];
  /** For the network of a run: the id of the run, and the steps that it has trained. */
  readonly of?: { readonly run: string; readonly steps: number };
}

/** The networks to select from, and which of them is selected. */
type Networks = Readonly<Record<NetworkOrigin, Network | undefined>> & { readonly selected: NetworkOrigin };

const networks: Signal<Networks> = signal({
  selected: 'shipped',
  shipped: undefined,
  run: undefined,
  file: undefined,
});

/** The selected network, which predicts and is shown; undefined until the shipped weights are loaded. */
export const network: ReadonlySignal<Network | undefined> = computed(
  () => networks.value[networks.value.selected] ?? networks.value.shipped,
);

/** The network that is shipped with the app. */
export const shippedNetwork: ReadonlySignal<Network | undefined> = computed(() => networks.value.shipped);

/** The network of the run, at the epoch that is shown; undefined before training. */
export const runNetwork: ReadonlySignal<Network | undefined> = computed(() => networks.value.run);

/**
 * Starts a selection that needs time to load. Select the network only if the signal has not aborted: it aborts when a
 * later selection starts.
 */
export const startSelection: () => AbortSignal = latest();

/** Selects the shipped network or the network of the run, if there is one. */
export function selectNetwork(origin: 'shipped' | 'run'): void {
  if (!networks.peek()[origin]) return;
  startSelection();
  networks.value = { ...networks.peek(), selected: origin, file: undefined };
}

/** Makes the network of a file available and selects it. */
export function selectFileNetwork(file: Network): void {
  startSelection();
  networks.value = { ...networks.peek(), selected: 'file', file };
}

/** Makes the shipped network available. */
export function setShippedNetwork(shipped: Network): void {
  networks.value = { ...networks.peek(), shipped };
}

/** Replaces the network of the run. If it is selected, the page shows the new one, or the shipped one without any. */
export function setRunNetwork(run: Network | undefined): void {
  const { selected } = networks.peek();
  networks.value = { ...networks.peek(), run, selected: !run && selected === 'run' ? 'shipped' : selected };
}
