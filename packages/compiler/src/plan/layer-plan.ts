import type { Activation, Border, Layer, Network, NormalizationLayer } from '../lower/network.js';
import type { Arena } from './arena.js';
import type { Copies } from './buffer.js';
import { winogradShape } from './convolution/winograd.js';
import { isTiled } from './tiled-pooling.js';
import { imageValue, matrixValue, type Value } from './value.js';

/** A layer with its input and output. An activation directly after a layer with weights works in place. */
export interface LayerPlan {
  readonly layer: Layer;
  readonly input: Value;
  readonly output: Value;
  /** The gradients of both; absent if no earlier layer has weights to train. */
  readonly inputGradient?: Value;
  readonly outputGradient?: Value;
  /** For a pooling or a subsampling: the in-place activation before it, whose gradient it computes in the same pass. */
  readonly activation?: Activation;
  /** For an activation: whether the pooling or subsampling after it computes its gradient. */
  readonly isLeftToPooling: boolean;
}

/**
 * Allocates the values between the layers: images have one copy per lane group of a block, since the backward pass needs
 * them; their gradients one copy per thread, since the next kernel consumes them; matrices one for the whole batch. A layer that
 * needs the whole batch waits for all lane groups: then images have one copy per lane group of the batch, and so has the
 * gradient of the output of that layer, which is read before and after the wait.
 */
export function planLayers(arena: Arena, network: Network, groups: number): LayerPlan[] {
  const { layers } = network;
  const firstWeights = layers.findIndex((layer) => hasWeights(layer) && !network.frozen.has(layer.name));
  const plans: LayerPlan[] = [];
  const shape = network.field.shape;
  const kept = layers.some((layer) => needsBatch(layer, network)) ? 'group' : 'blockGroup';
  let value: Value = imageValue(arena, 'value input', shape, kept, borderAfter(layers, -1));
  let gradient: Value | undefined;
  for (const [index, layer] of layers.entries()) {
    const inPlace = isInPlace(layers, index);
    const before = layers[index - 1];
    const activation =
      before?.kind === 'activation' && isInPlace(layers, index - 1) && computesGradient(layer, before)
        ? before.activation
        : undefined;
    const input = value;
    const inputGradient = gradient;
    if (!inPlace) {
      value =
        typeof layer.output === 'number'
          ? matrixValue(arena, `value ${layer.name}`, layer.output, groups)
          : imageValue(arena, `value ${layer.name}`, layer.output, kept, borderAfter(layers, index));
      const copies = needsBatch(layer, network) ? 'group' : 'thread';
      gradient =
        index < firstWeights
          ? undefined
          : gradientOf(arena, layer, groups, copies, gradientBorder(layers, index));
    }
    plans.push({
      layer,
      input,
      output: value,
      ...(inputGradient && { inputGradient }),
      ...(gradient && { outputGradient: gradient }),
      ...(activation && { activation }),
      isLeftToPooling: inPlace && computesGradient(layers[index + 1], layer),
    });
  }
  return plans;
}

/** Whether layer `index` is an activation that overwrites the output of the layer with weights before it. */
export function isInPlace(layers: readonly Layer[], index: number): boolean {
  const before = layers[index - 1];
  return before !== undefined && hasWeights(before) && worksInPlace(layers[index]);
}

/** The derivative of a GELU is a function of its input, which has to stay. */
function worksInPlace(layer: Layer | undefined): boolean {
  return layer?.kind === 'activation' || (layer?.kind === 'rectifier' && layer.rectifier !== 'gelu');
}

/** Whether the gradient kernel of a layer also computes the gradient of the activation before it. */
function computesGradient(layer: Layer | undefined, activation: Layer): boolean {
  if (activation.kind !== 'activation') return false;
  const isScaledTanh = activation.activation === 'scaledTanh';
  if (layer?.kind === 'subsampling') return isScaledTanh;
  const isPooling = layer?.kind === 'average-pooling' || layer?.kind === 'max-pooling';
  return !isScaledTanh && isPooling && isTiled(layer);
}

function hasWeights(layer: Layer): boolean {
  return 'kernel' in layer || layer.kind === 'batch-normalization';
}

/** Whether a layer needs the values of the whole batch in training: a batch normalization that is not frozen. */
export function needsBatch(layer: Layer, { frozen }: Pick<Network, 'frozen'>): layer is NormalizationLayer {
  return layer.kind === 'batch-normalization' && !frozen.has(layer.name);
}

function gradientOf(
  arena: Arena,
  layer: Layer,
  groups: number,
  copies: Copies,
  border: Border | undefined,
): Value {
  const name = `gradient of ${layer.name}`;
  if (typeof layer.output === 'number') return matrixValue(arena, name, layer.output, groups);
  return imageValue(arena, name, layer.output, copies, border);
}

/** The layers that compute a value from one value. */
const ELEMENTWISE: readonly Layer['kind'][] = ['activation', 'rectifier', 'dropout'];

/** The border that the next convolution needs around the output of layer `index`. */
export function borderAfter(layers: readonly Layer[], index: number): Border | undefined {
  const reader = readerAfter(layers, index);
  if (reader?.kind === 'convolution') return winogradShape(reader).border;
  const isDirect = reader?.kind === 'direct-convolution' || reader?.kind === 'depthwise-convolution';
  return isDirect ? reader.padding : undefined;
}

/** The border around the gradient of the output of layer `index`. The kernels of Winograd leave out its rows. */
function gradientBorder(layers: readonly Layer[], index: number): Border | undefined {
  const border = borderAfter(layers, index);
  if (readerAfter(layers, index)?.kind !== 'convolution') return border;
  return border && { ...border, top: 0, bottom: 0 };
}

/** The next layer that reads more than one value for a value. */
function readerAfter(layers: readonly Layer[], index: number): Layer | undefined {
  return layers.slice(index + 1).find(({ kind }) => !ELEMENTWISE.includes(kind));
}
