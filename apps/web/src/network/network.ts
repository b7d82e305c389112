import { type Signal, signal } from '@preact/signals';
import type { Weights } from '../explain/weights.js';

/** The network that predicts and is looked into. */
export interface Network {
  readonly weights: Weights;
  /** Where it comes from, in a few words: "shipped with the app", "this run, epoch 3". */
  readonly name: string;
  readonly origin: 'shipped' | 'run' | 'file';
}

/** The present network; none until the shipped weights have come. */
export const network: Signal<Network | undefined> = signal(undefined);

/** The network that came with the app, to go back to. */
export const shippedNetwork: Signal<Network | undefined> = signal(undefined);

let wishes = 0;

/**
 * Notes that another network is wished for, which may take a while to come.
 * @returns Whether it is still the one that was wished for last: only then it is to be taken.
 */
export function wishForNetwork(): () => boolean {
  const mine = ++wishes;
  return () => mine === wishes;
}
