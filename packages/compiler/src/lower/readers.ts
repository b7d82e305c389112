import type { Network } from './network.js';

/** The connections of the layers of a network. */
export type Connections = Pick<Network, 'layers' | 'from'>;

/** The layers that take the output of a layer, or the input, in their order. An addition of a value to itself takes it twice. */
export function readersOf({ from }: Connections, index: number): number[] {
  return from.flatMap((taken, reader) => taken.filter((one) => one === index).map(() => reader));
}

/** The only layer that takes the output of a layer; undefined if several layers take it, or none. */
export function onlyReader(network: Connections, index: number): number | undefined {
  const [reader, ...more] = readersOf(network, index);
  return more.length === 0 ? reader : undefined;
}

/** The layer whose output a layer takes; undefined for the first layer, and for an addition. */
export function sourceOf({ from }: Connections, index: number): number | undefined {
  const [source, ...more] = from[index] ?? [];
  return more.length === 0 && source !== undefined && source >= 0 ? source : undefined;
}
