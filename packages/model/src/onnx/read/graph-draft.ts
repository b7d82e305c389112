import {
  checkFinite,
  connectFirstLayers,
  connectLayers,
  type LayerConfig,
  NETWORK_INPUT,
  plainModel,
  stackWeights,
  UnsupportedLayersError,
  withInputs,
} from '@lenet5/core';
import { UnsupportedModelFileError } from '../../errors/import-errors.js';
import type { ReadModel } from '../../read/stack-draft.js';

/** The values of the weights of a layer, in the layout of tfjs, by their role: `kernel`, `depthwise_kernel`, `bias`, … */
export type DraftWeights = Readonly<Record<string, Float32Array>>;

/** A layer while a graph is read. */
export interface DraftLayer<Config = LayerConfig> {
  readonly config: Config;
  /** The layers whose outputs it takes, or `NETWORK_INPUT`. */
  readonly from: readonly string[];
  /** Shape of its output, channels last. */
  readonly shape: readonly number[];
  readonly weights: DraftWeights;
}

/** The layers of a network while a graph is read, each after those whose outputs it takes. */
export class GraphDraft {
  /** What was assumed, omitted or changed. */
  readonly notes: string[] = [];
  readonly source: string;
  readonly inputShape: readonly number[];
  readonly #layers = new Map<string, DraftLayer>();
  /** How many names each kind of layer has. */
  readonly #counts = new Map<string, number>();

  /** @param source the file, for error messages @param inputShape shape of a sample, channels last */
  constructor(source: string, inputShape: readonly number[]) {
    this.source = source;
    this.inputShape = inputShape;
  }

  /** Undefined for the input of the network. */
  layer(name: string): DraftLayer | undefined {
    return this.#layers.get(name);
  }

  /** Shape of the output of a layer, or of the input of the network, channels last. */
  shapeOf(name: string): readonly number[] {
    return this.#layers.get(name)?.shape ?? this.inputShape;
  }

  /** A name that no other layer has: `wanted`, or `wanted_1`. */
  unusedName(wanted: string): string {
    return this.#isUnused(wanted) ? wanted : this.#numbered(`${wanted}_`);
  }

  /** The first of `kind1`, `kind2`, … that no layer has. */
  numberedName(kind: string): string {
    return this.#numbered(kind);
  }

  /** Adds a layer, or replaces the one of that name. @throws UnsupportedModelFileError if it cannot process its input */
  set(config: LayerConfig, from: readonly string[], weights: DraftWeights = {}): void {
    const inputShape = this.shapeOf(from[0] ?? NETWORK_INPUT);
    const inputs = config.type === 'Add' ? { from: from.map(() => NETWORK_INPUT) } : {};
    const alone = { name: config.name, inputShape, layers: [{ ...config, ...inputs }] };
    const [layer] = this.#orFail(() => connectFirstLayers(alone)).layers;
    this.#layers.set(config.name, { config, from, shape: layer?.outputShape ?? [], weights });
  }

  /** Removes a layer that no other takes. */
  remove(name: string): void {
    this.#layers.delete(name);
  }

  /** @throws UnsupportedModelFileError */
  fail(found: string): never {
    throw new UnsupportedModelFileError(this.source, found);
  }

  /** @throws UnsupportedModelFileError if there are no layers; WeightsMismatchError, WeightsNotFiniteError */
  build(name: string): ReadModel {
    const all = [...this.#layers.values()];
    if (all.length === 0) return this.fail('no layers');
    const layers = all.map(({ config, from }, index) => withInputs(config, from, all[index - 1]?.config));
    const values = new Map(
      all.flatMap(({ config, weights }) =>
        Object.entries(weights).map(([role, each]) => [`${config.name}/${role}`, each]),
      ),
    );
    const config = { name, inputShape: this.inputShape, layers };
    const weights = stackWeights(this.#orFail(() => connectLayers(config))).map((weight) => ({
      ...weight,
      values: values.get(weight.name) ?? new Float32Array(),
    }));
    checkFinite(weights, this.source);
    return { model: plainModel(config, weights), notes: this.notes };
  }

  #orFail<Result>(connect: () => Result): Result {
    try {
      return connect();
    } catch (error) {
      if (UnsupportedLayersError.isInstance(error)) this.fail(error.message);
      throw error;
    }
  }

  #isUnused(name: string): boolean {
    return name !== NETWORK_INPUT && !this.#layers.has(name);
  }

  #numbered(start: string): string {
    let count = this.#counts.get(start) ?? 0;
    do count++;
    while (!this.#isUnused(`${start}${count}`));
    this.#counts.set(start, count);
    return `${start}${count}`;
  }
}
