import {
  checkFinite,
  connectFirstLayers,
  connectLayers,
  type LayerConfig,
  type LayerStack,
  type NamedTensor,
  NETWORK_INPUT,
  type PlainModel,
  plainModel,
  type StackConfig,
  stackWeights,
  UnsupportedLayersError,
} from '@lenet5/core';
import { UnsupportedModelFileError } from '../errors/import-errors.js';
import { nameWeights } from './name-weights.js';

/** A model that was read from a file of another program. */
export interface ReadModel {
  readonly model: PlainModel;
  /** What was assumed, omitted or changed, one sentence each without a final period. */
  readonly notes: readonly string[];
}

/** A stack of layers while a file is read. */
export class StackDraft {
  /** What was assumed, omitted or changed. */
  readonly notes: string[] = [];
  readonly source: string;
  readonly inputShape: readonly number[];
  readonly #name: string;
  readonly #layers: LayerConfig[] = [];
  /** The weights of each layer in the order of `layerWeights()`. Their names do not matter. */
  readonly #weights = new Map<string, readonly NamedTensor[]>();

  /** @param source the file, for error messages @param name name of the model @param inputShape shape of a sample, channels last */
  constructor(source: string, name: string, inputShape: readonly number[]) {
    this.source = source;
    this.#name = name;
    this.inputShape = inputShape;
  }

  /** The last layer. */
  get last(): LayerConfig | undefined {
    return this.#layers.at(-1);
  }

  /** Shape of the output of the last layer, channels last. */
  get shape(): readonly number[] {
    return this.last ? (this.#connect().layers.at(-1)?.outputShape ?? []) : this.inputShape;
  }

  /** Shape of the output of a layer, by default of the last one; undefined if there is no such layer. */
  shapeOf(name: string | undefined): readonly number[] | undefined {
    if (name === undefined) return this.shape;
    if (name === NETWORK_INPUT) return this.inputShape;
    return this.#connect().layers.find((layer) => layer.name === name)?.outputShape;
  }

  /**
   * Adds a layer.
   * @param weights in the order of `layerWeights()`
   * @throws UnsupportedModelFileError if it cannot process its input, or if another layer has its name
   */
  add(layer: LayerConfig, weights: readonly NamedTensor[] = []): void {
    if (this.#layers.some(({ name }) => name === layer.name)) this.fail(`two layers ${layer.name}`);
    this.#layers.push(layer);
    this.#weights.set(layer.name, weights);
    this.#connect();
  }

  /** @throws UnsupportedModelFileError, also with the remedy of the format */
  fail(found: string, remedy?: string): never {
    throw new UnsupportedModelFileError(this.source, found, remedy);
  }

  /** @throws WeightsMismatchError, WeightsNotFiniteError */
  build(): ReadModel {
    const config = this.config();
    const stack = this.#connect();
    const tensors = stack.layers.flatMap((layer) =>
      nameWeights(layer, this.#weights.get(layer.name) ?? [], this.source),
    );
    checkFinite(tensors, this.source);
    const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
    const weights = stackWeights(stack).flatMap(({ name }) => byName.get(name) ?? []);
    return { model: plainModel(config, weights), notes: this.notes };
  }

  /** All layers. @throws UnsupportedModelFileError if there are none, or if no layer takes the output of one of them */
  config(): StackConfig {
    if (this.#layers.length === 0) this.fail('no layers');
    this.#connect(connectLayers);
    return this.#config();
  }

  #config(): StackConfig {
    return { name: this.#name, inputShape: this.inputShape, layers: this.#layers };
  }

  #connect(connect = connectFirstLayers): LayerStack {
    try {
      return connect(this.#config());
    } catch (error) {
      if (UnsupportedLayersError.isInstance(error)) this.fail(error.message);
      throw error;
    }
  }
}
