import { effect, type Signal, signal } from '@preact/signals';
import { type Network, network } from './network.js';

/** The network of the run, at the epoch that is looked at; none before anything was trained. */
export const runNetwork: Signal<Network | undefined> = signal(undefined);

/** Makes the run's network the present one, where there is one and it is still wished for. */
export function takeRunNetwork(isWished: () => boolean): void {
  const next = runNetwork.peek();
  if (next && isWished()) network.value = next;
}

/** Lets the present network follow the run, as long as it is the run's. */
export function followRun(): void {
  effect(() => {
    const next = runNetwork.value;
    if (next && network.peek()?.origin === 'run') network.value = next;
  });
}
