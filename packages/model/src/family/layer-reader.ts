import type { NamedTensor } from '@lenet5/core';
import type { Sequential } from '@tensorflow/tfjs-layers';
import { UnsupportedLayerError } from '../errors/unsupported-layer-error.js';
import type { Activation, Pair } from './family-layer.js';

type Layer = Sequential['layers'][number];

const ACTIVATIONS: readonly unknown[] = ['linear', 'relu', 'tanh', 'sigmoid', 'softmax'];

/** Reads the settings of one tfjs layer, and refuses those that no other format is given here. */
export class LayerReader {
  readonly type: string;
  readonly #inputShape: readonly number[];
  readonly #layer: Layer;
  readonly #config: ReturnType<Layer['getConfig']>;
  readonly #weights: ReadonlyMap<string, NamedTensor>;
  readonly #format: string;

  /**
   * @param inputShape of one sample
   * @param weights the model's weights by name
   * @param format what the model is to be written as, for the messages
   */
  constructor(
    layer: Layer,
    inputShape: readonly number[],
    weights: ReadonlyMap<string, NamedTensor>,
    format: string,
  ) {
    this.type = layer.getClassName();
    this.#layer = layer;
    this.#config = layer.getConfig();
    this.#weights = weights;
    this.#format = format;
    this.#inputShape = inputShape;
  }

  /** The layer's name and the shapes of one sample; not to be asked of layers outside the family, which may throw. */
  get place(): { readonly name: string; readonly inputShape: number[]; readonly outputShape: number[] } {
    const inputShape = [...this.#inputShape];
    const [, ...outputShape] = this.#layer.computeOutputShape([null, ...inputShape]).map(Number);
    return { name: this.#layer.name, inputShape, outputShape };
  }

  /** The error for this layer. */
  refusal(found: string): UnsupportedLayerError {
    return new UnsupportedLayerError(this.#layer.name, this.type, this.#format, found);
  }

  /** How a window moves over maps. */
  window(): { strides: Pair; padding: 'valid' | 'same' } {
    this.requireChannelsLast();
    const { padding } = this.#config;
    if (padding !== 'valid' && padding !== 'same') throw this.refusal(`padding ${JSON.stringify(padding)}`);
    return { strides: this.pair('strides'), padding };
  }

  requireChannelsLast(): void {
    const { dataFormat } = this.#config;
    if (dataFormat === 'channelsFirst') throw this.refusal('dataFormat channelsFirst');
  }

  activation(): Activation {
    const { activation } = this.#config;
    if (isActivation(activation)) return activation;
    throw this.refusal(`activation ${JSON.stringify(activation)}`);
  }

  pair(key: string): Pair {
    const value = this.#config[key];
    const [rows, columns] = Array.isArray(value) ? value : [value, value];
    if (typeof rows === 'number' && typeof columns === 'number') return [rows, columns];
    throw this.refusal(`${key} ${JSON.stringify(value)}`);
  }

  number(key: string): number {
    const value = this.#config[key];
    if (typeof value === 'number') return value;
    throw this.refusal(`${key} ${JSON.stringify(value)}`);
  }

  weights(): { kernel: NamedTensor; bias?: NamedTensor } {
    const [kernel, bias] = this.#layer.weights.map(({ originalName }) => this.#weights.get(originalName));
    if (!kernel) throw this.refusal('it has no kernel');
    return bias ? { kernel, bias } : { kernel };
  }
}

function isActivation(value: unknown): value is Activation {
  return ACTIVATIONS.includes(value);
}
