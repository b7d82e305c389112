import { NETWORK_INPUT, type Layer as SourceLayer } from '@lenet5/core';
import { lowerLayer } from './lower-layer.js';
import { INPUT, type Layer, type Network } from './network.js';

/** Simple layers, the layers that each of them takes, and those that compute the outputs of the layers of the model. */
export type Connected = Pick<Network, 'layers' | 'from' | 'ends'>;

/**
 * Lowers layers, and connects the results.
 * @param layers those after the folded ones
 * @param folded those that became a part of the input, each of which only the next one takes
 * @param first the layers that make the first value of the input
 */
export function connect(
  layers: readonly SourceLayer[],
  folded: readonly SourceLayer[],
  first: readonly Layer[],
): Connected {
  const lowered: Layer[] = [...first];
  const from = first.map((_, index) => [index - 1]);
  let last = first.length - 1;
  // Only the last of the folded layers has the values of the input.
  const ends: (number | undefined)[] = folded.map((_, index) =>
    index === folded.length - 1 ? INPUT : undefined,
  );
  // The layers whose outputs are those of the layers of the model.
  const outputs = new Map([NETWORK_INPUT, ...folded.map(({ name }) => name)].map((name) => [name, last]));
  for (const layer of layers) {
    const taken = layer.from?.map((name) => outputs.get(name) ?? INPUT) ?? [last];
    const simple = lowerLayer(layer);
    from.push(...simple.map((_, index) => (index === 0 ? taken : [lowered.length + index - 1])));
    lowered.push(...simple);
    // A linear activation has no layer of its own.
    last = simple.length > 0 ? lowered.length - 1 : (taken[0] ?? INPUT);
    outputs.set(layer.name, last);
    ends.push(last);
  }
  return { layers: lowered, from, ends };
}
