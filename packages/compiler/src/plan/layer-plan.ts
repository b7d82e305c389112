import type { Border, Layer, Network } from '../lower/network.js';
import type { Arena } from './arena.js';
import { imageValue, matrixValue, type Value } from './value.js';

/** A layer with the values it works on. An activation right after weights works in place. */
export interface LayerPlan {
  readonly layer: Layer;
  readonly input: Value;
  readonly output: Value;
  /** The gradients with respect to them; absent where no layer before has weights. */
  readonly inputGradient?: Value;
  readonly outputGradient?: Value;
}

/**
 * Gives every value between the layers its place: images a copy for each group, since the way back needs them; their
 * gradients a copy for each thread, since they are used up at once; matrices one for the whole batch.
 */
export function planLayers(arena: Arena, network: Network, groups: number): LayerPlan[] {
  const { layers } = network;
  const firstWeights = layers.findIndex((layer) => hasWeights(layer));
  const plans: LayerPlan[] = [];
  let value: Value = imageValue(arena, 'value input', network.input, 'group', borderAfter(layers, -1));
  let gradient: Value | undefined;
  for (const [index, layer] of layers.entries()) {
    const previous = layers[index - 1];
    const inPlace = layer.kind === 'activation' && previous !== undefined && hasWeights(previous);
    const input = value;
    const inputGradient = gradient;
    if (!inPlace) {
      value =
        typeof layer.output === 'number'
          ? matrixValue(arena, `value ${layer.name}`, layer.output, groups)
          : imageValue(arena, `value ${layer.name}`, layer.output, 'group', borderAfter(layers, index));
      gradient = index < firstWeights ? undefined : gradientOf(arena, layer, groups);
    }
    plans.push({
      layer,
      input,
      output: value,
      ...(inputGradient && { inputGradient }),
      ...(gradient && { outputGradient: gradient }),
    });
  }
  return plans;
}

function hasWeights(layer: Layer): boolean {
  return layer.kind === 'convolution' || layer.kind === 'dense';
}

function gradientOf(arena: Arena, layer: Layer, groups: number): Value {
  const name = `gradient of ${layer.name}`;
  return typeof layer.output === 'number'
    ? matrixValue(arena, name, layer.output, groups)
    : imageValue(arena, name, layer.output, 'thread');
}

/** The border that whoever reads the output of layer `index` wants around it. */
function borderAfter(layers: readonly Layer[], index: number): Border | undefined {
  const reader = layers.slice(index + 1).find((layer) => layer.kind !== 'activation');
  return reader?.kind === 'convolution' ? reader.padding : undefined;
}
