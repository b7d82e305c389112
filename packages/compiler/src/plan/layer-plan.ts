import type { Activation, Border, Layer, Network } from '../lower/network.js';
import type { Arena } from './arena.js';
import { imageValue, matrixValue, type Value } from './value.js';
import { winogradShape } from './winograd.js';

/** A layer with the values it works on. An activation right after weights works in place. */
export interface LayerPlan {
  readonly layer: Layer;
  readonly input: Value;
  readonly output: Value;
  /** The gradients with respect to them; absent where no layer before has weights. */
  readonly inputGradient?: Value;
  readonly outputGradient?: Value;
  /** Of a pooling: the activation in place just before, whose gradient it takes in the same pass. */
  readonly activation?: Activation;
  /** Of an activation: the pooling after it takes its gradient. */
  readonly isLeftToPooling: boolean;
}

/**
 * Gives every value between the layers its place: images a copy for each slot, since the way back needs them; their
 * gradients a copy for each thread, since they are used up at once; matrices one for the whole batch.
 */
export function planLayers(arena: Arena, network: Network, groups: number): LayerPlan[] {
  const { layers } = network;
  const firstWeights = layers.findIndex((layer) => hasWeights(layer));
  const plans: LayerPlan[] = [];
  let value: Value = imageValue(arena, 'value input', network.input, 'blockGroup', borderAfter(layers, -1));
  let gradient: Value | undefined;
  for (const [index, layer] of layers.entries()) {
    const inPlace = isInPlace(layers, index);
    const before = layers[index - 1];
    const activation =
      isPooling(layer) && before?.kind === 'activation' && isInPlace(layers, index - 1)
        ? before.activation
        : undefined;
    const input = value;
    const inputGradient = gradient;
    if (!inPlace) {
      value =
        typeof layer.output === 'number'
          ? matrixValue(arena, `value ${layer.name}`, layer.output, groups)
          : imageValue(arena, `value ${layer.name}`, layer.output, 'blockGroup', borderAfter(layers, index));
      gradient =
        index < firstWeights ? undefined : gradientOf(arena, layer, groups, borderAfter(layers, index));
    }
    plans.push({
      layer,
      input,
      output: value,
      ...(inputGradient && { inputGradient }),
      ...(gradient && { outputGradient: gradient }),
      ...(activation && { activation }),
      isLeftToPooling: inPlace && isPooling(layers[index + 1]),
    });
  }
  return plans;
}

/** Whether layer `index` is an activation that overwrites what the weights before it made. */
export function isInPlace(layers: readonly Layer[], index: number): boolean {
  const before = layers[index - 1];
  return layers[index]?.kind === 'activation' && before !== undefined && hasWeights(before);
}

function isPooling(layer: Layer | undefined): boolean {
  return layer?.kind === 'average-pooling' || layer?.kind === 'max-pooling';
}

function hasWeights(layer: Layer): boolean {
  return layer.kind === 'convolution' || layer.kind === 'dense';
}

function gradientOf(arena: Arena, layer: Layer, groups: number, border: Border | undefined): Value {
  const name = `gradient of ${layer.name}`;
  if (typeof layer.output === 'number') return matrixValue(arena, name, layer.output, groups);
  return imageValue(arena, name, layer.output, 'thread', border && { ...border, top: 0, bottom: 0 });
}

/** The border that whoever reads the output of layer `index` wants around it. */
export function borderAfter(layers: readonly Layer[], index: number): Border | undefined {
  const reader = layers.slice(index + 1).find(({ kind }) => kind !== 'activation' && kind !== 'dropout');
  return reader?.kind === 'convolution' ? winogradShape(reader).border : undefined;
}
