import { type Layer, NETWORK_INPUT } from '@lenet5/core';

/** The names of the layers whose outputs each layer takes. */
type Inputs = ReadonlyMap<string, readonly string[]>;

/**
 * Orders the layers of a functional model as Keras does when it loads the model, because the order identifies the groups of weights:
 * by the longest path to the output, longest first, and then in the order of a depth-first search from the output.
 * @returns layers that all name their inputs
 */
export function kerasOrder(layers: readonly Layer[]): Layer[] {
  const inputs: Inputs = new Map(
    layers.map(({ name, from }, index) => [name, from ?? [layers[index - 1]?.name ?? NETWORK_INPUT]]),
  );
  const depths = depthsOf(layers, inputs);
  const visits = visitsOf(layers, inputs);
  return layers
    .map((layer) => ({ ...layer, from: inputs.get(layer.name) ?? [] }))
    .sort(({ name }, { name: other }) => {
      const deeper = (depths.get(other) ?? 0) - (depths.get(name) ?? 0);
      return deeper || (visits.get(name) ?? 0) - (visits.get(other) ?? 0);
    });
}

/** The number of layers on the longest path from each layer to the last one. */
function depthsOf(layers: readonly Layer[], inputs: Inputs): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  // The layers that take the output of a layer come after it, so they have set its depth before it is read.
  for (const { name } of layers.toReversed()) {
    const depth = 1 + (depths.get(name) ?? 0);
    for (const input of inputs.get(name) ?? []) depths.set(input, Math.max(depths.get(input) ?? 0, depth));
  }
  return depths;
}

/** When a depth-first search from the last layer visits each layer. */
function visitsOf(layers: readonly Layer[], inputs: Inputs): ReadonlyMap<string, number> {
  const visits = new Map<string, number>();
  const waiting = [layers.at(-1)?.name ?? NETWORK_INPUT];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (visits.has(name)) continue;
    visits.set(name, visits.size);
    waiting.push(...(inputs.get(name) ?? []).toReversed());
  }
  return visits;
}
