import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Weights } from '../explain/weights.js';
import { latest } from '../scheduling/latest.js';
import type { OtherNetwork } from './other-network.js';

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
type Networks = Readonly<Record<NetworkOrigin, Network | undefined>> & {
  readonly selected: NetworkOrigin;
  /** Shown instead of the selected network where the page can: see {@link otherNetwork}. */
  readonly other?: OtherNetwork;
};

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

/**
 * A network that is not a LeNet-5 of the page, from a file; undefined if none is open. The view Draw shows it. The other views show the
 * selected network meanwhile, because they explain or train that LeNet-5.
 */
export const otherNetwork: ReadonlySignal<OtherNetwork | undefined> = computed(() => networks.value.other);

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
  if (networks.peek()[origin]) select({ selected: origin });
}

/** Makes the network of a file available and selects it. */
export function selectFileNetwork(file: Network): void {
  select({ selected: 'file', file });
}

/** Opens a network that is not a LeNet-5 of the page. */
export function selectOtherNetwork(other: OtherNetwork): void {
  const { selected } = networks.peek();
  select({ selected: selected === 'file' ? 'shipped' : selected, other });
}

/** Closes that network: the selected one is shown again. */
export function closeOtherNetwork(): void {
  select({ selected: networks.peek().selected });
}

/** Selects a network. That of a file is kept only while it is selected. */
function select(selection: Pick<Networks, 'selected' | 'other'> & { readonly file?: Network }): void {
  startSelection();
  const { shipped, run } = networks.peek();
  networks.value = { shipped, run, file: undefined, ...selection };
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
