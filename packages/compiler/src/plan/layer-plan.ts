import type { Activation, Border, Layer, Network, NormalizationLayer } from '../lower/network.js';
import { INPUT } from '../lower/network.js';
import { type Connections, onlyReader, readersOf, sourceOf } from '../lower/readers.js';
import { isTiled } from './layers/tiled-pooling.js';
import type { Arena } from './memory/arena.js';
import { borderAfter, gradientBorder } from './memory/borders.js';
import type { Copies } from './memory/buffer.js';
import { imageValue, matrixValue, type Value } from './memory/value.js';

/** A value that a layer takes, and its gradient. */
interface TakenValue {
  readonly value: Value;
  /** Absent if no earlier layer has weights to train. */
  readonly gradient?: Value;
  /** Whether later layers take the value, too. Their parts of the gradient come first, so this layer adds its own. */
  readonly isAdded: boolean;
}

/** A layer with its input and output. An activation directly after a layer with weights works in place. */
export interface LayerPlan {
  readonly layer: Layer;
  /** What it takes: one value, or those that an addition adds. */
  readonly taken: readonly TakenValue[];
  /** The value that it takes; the first one of an addition. */
  readonly input: Value;
  readonly output: Value;
  /** Where its kernels write the gradient of `input`, or its part of it; absent if no earlier layer has weights to train. */
  readonly inputGradient?: Value;
  /** The gradient of `output`; absent if neither the layer nor an earlier one has weights to train. */
  readonly outputGradient?: Value;
  /** For a pooling or a subsampling: the in-place activation before it, whose gradient it computes in the same pass. */
  readonly activation?: Activation;
  /** For an activation: whether the pooling or subsampling after it computes its gradient. */
  readonly isLeftToPooling: boolean;
}

/**
 * Allocates the values between the layers: images have one copy per lane group of a block, since the backward pass needs
 * them; their gradients one copy per thread, since the next kernel consumes them; matrices one for the whole batch. A layer that
 * needs the whole batch waits for all lane groups: then images have one copy per lane group of the batch, and so have the
 * gradients that are written before that wait and read after it.
 */
export function planLayers(arena: Arena, network: Network, groups: number): LayerPlan[] {
  const { layers, from } = network;
  const hasGradient = layersWithGradient(network);
  const kept = layers.some((layer) => needsBatch(layer, network)) ? 'group' : 'blockGroup';
  const input = imageValue(arena, 'value input', network.field.shape, kept, borderAfter(network, INPUT));
  const plans: LayerPlan[] = [];
  for (const [index, layer] of layers.entries()) {
    const taken = (from[index] ?? []).map((source, place): TakenValue => {
      const { output: value = input, outputGradient: gradient } = plans[source] ?? {};
      return { value, ...(gradient && { gradient }), isAdded: !isFirstPart(network, index, place) };
    });
    const [first] = taken;
    if (!first) throw new RangeError(`${layer.name} takes nothing`);
    const source = from[index]?.[0] ?? INPUT;
    const gradientOf = (what: Layer, of: number, copies: Copies): Value => {
      const name = `gradient of ${what.name}${of === index ? '' : ` from ${layer.name}`}`;
      return place(arena, name, what.output, groups, copies, gradientBorder(network, of));
    };
    const isShared = readersOf(network, source).length > 1;
    const hasPart =
      first.gradient && (first.isAdded || (isShared && leavesOut(layer))) && layer.kind !== 'add';
    const before = layers[source];
    const inputGradient = hasPart && before ? gradientOf(before, source, 'thread') : first.gradient;
    const inPlace = isInPlace(network, index);
    const output = inPlace
      ? first.value
      : place(arena, `value ${layer.name}`, layer.output, groups, kept, borderAfter(network, index));
    const ownGradient = (): Value | undefined =>
      hasGradient[index] ? gradientOf(layer, index, gradientCopies(network, index)) : undefined;
    const outputGradient = inPlace ? first.gradient : ownGradient();
    const activation = leftActivation(network, index);
    plans.push({
      layer,
      taken,
      input: first.value,
      output,
      ...(inputGradient && { inputGradient }),
      ...(outputGradient && { outputGradient }),
      ...(activation && { activation }),
      isLeftToPooling: isLeftToPooling(network, index),
    });
  }
  return plans;
}

function place(
  arena: Arena,
  name: string,
  shape: Layer['output'],
  groups: number,
  copies: Copies,
  border: Border | undefined,
): Value {
  if (typeof shape === 'number') return matrixValue(arena, name, shape, groups);
  return imageValue(arena, name, shape, copies, border);
}

/**
 * Whether the gradient kernel of a layer leaves out values, which are zeros from the start: those at the end of an image that belong to
 * no window of a pooling.
 */
function leavesOut(layer: Layer): boolean {
  if (layer.kind !== 'average-pooling' && layer.kind !== 'max-pooling') return false;
  const { input, poolSize } = layer;
  return isTiled(layer) && (input[0] % poolSize[0] !== 0 || input[1] % poolSize[1] !== 0);
}

/** Whether a layer is the first one in the backward pass to compute a part of the gradient of a value that it takes. */
function isFirstPart({ layers, from }: Connections, index: number, place: number): boolean {
  const taken = from[index] ?? [];
  const source = taken[place] ?? INPUT;
  return taken.indexOf(source) === place && (readersOf({ layers, from }, source).at(-1) ?? index) === index;
}

/** For each layer, whether it or a layer before it has weights to train. */
function layersWithGradient({ layers, from, frozen }: Network): boolean[] {
  const found: boolean[] = [];
  for (const [index, layer] of layers.entries()) {
    const isTrained = hasWeights(layer) && !frozen.has(layer.name);
    found.push(isTrained || (from[index] ?? []).some((source) => found[source] === true));
  }
  return found;
}

/**
 * The copies of the gradient of the output of layer `index`: the backward pass of a layer that needs the whole batch waits, so from
 * the last layer that takes the output to this one, there may be none.
 */
function gradientCopies(network: Network, index: number): Copies {
  const next = onlyReader(network, index);
  const end = next !== undefined && isInPlace(network, next) ? next : index;
  const last = readersOf(network, end).at(-1) ?? index + 1;
  const waits = network.layers.slice(index, last).some((layer) => needsBatch(layer, network));
  return waits ? 'group' : 'thread';
}

/** Whether layer `index` is an activation that overwrites the output of the layer before it, which no other layer takes. */
export function isInPlace(network: Connections, index: number): boolean {
  const { layers } = network;
  const source = sourceOf(network, index);
  const before = source === undefined ? undefined : layers[source];
  if (source === undefined || !before || onlyReader(network, source) !== index) return false;
  return (hasWeights(before) || before.kind === 'add') && worksInPlace(layers[index]);
}

/** The derivative of a GELU is a function of its input, which has to stay. */
function worksInPlace(layer: Layer | undefined): boolean {
  return layer?.kind === 'activation' || (layer?.kind === 'rectifier' && layer.rectifier !== 'gelu');
}

/** The in-place activation that only layer `index` takes, and whose gradient that layer computes. */
function leftActivation(network: Connections, index: number): Activation | undefined {
  const source = sourceOf(network, index);
  const before = source === undefined ? undefined : network.layers[source];
  if (source === undefined || before?.kind !== 'activation') return undefined;
  return isLeftToPooling(network, source) ? before.activation : undefined;
}

function isLeftToPooling(network: Connections, index: number): boolean {
  const { layers } = network;
  const [layer, next] = [layers[index], onlyReader(network, index)];
  if (!layer || next === undefined || !isInPlace(network, index)) return false;
  return computesGradient(layers[next], layer);
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
