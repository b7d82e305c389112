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
  UnsupportedLayersError,
} from '@lenet5/core';
import { UnsupportedModelFileError } from '../errors/import-errors.js';

/** A model that was read from a file of another program. */
export interface ReadModel {
  readonly model: PlainModel;
  /** What was assumed, omitted or changed, one sentence each without a final period. */
  readonly notes: readonly string[];
}

/** Kernel and bias of a layer, in the layout of tfjs. */
export interface DraftWeights {
  readonly kernel: NamedTensor;
  /** Of a separable convolution. */
  readonly pointwiseKernel?: NamedTensor | undefined;
  readonly bias?: NamedTensor | undefined;
}

/** A stack of layers while a file is read. */
export class StackDraft {
  /** What was assumed, omitted or changed. */
  readonly notes: string[] = [];
  readonly source: string;
  readonly inputShape: readonly number[];
  readonly #name: string;
  readonly #layers: LayerConfig[] = [];
  readonly #weights = new Map<string, DraftWeights>();

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

  /** The weights of a layer; undefined if it has none. */
  weightsOf({ name }: LayerConfig): DraftWeights | undefined {
    return this.#weights.get(name);
  }

  /** A name that no other layer has: `wanted`, or `wanted_1`. */
  unusedName(wanted: string): string {
    const taken = new Set(this.#layers.map(({ name }) => name));
    let name = wanted;
    for (let count = 1; taken.has(name); count++) name = `${wanted}_${count}`;
    return name;
  }

  /** The first of `kind1`, `kind2`, … that no layer has. */
  numberedName(kind: string): string {
    const taken = new Set(this.#layers.map(({ name }) => name));
    let count = 1;
    while (taken.has(`${kind}${count}`)) count++;
    return `${kind}${count}`;
  }

  /** Adds a layer. @throws UnsupportedModelFileError if it cannot process the output of the layer before it */
  add(layer: LayerConfig, weights?: DraftWeights): void {
    this.#layers.push(layer);
    if (weights) this.#weights.set(layer.name, named(layer, weights));
    this.#connect();
  }

  /** Replaces the last layer, and its weights if they are given. */
  replaceLast(layer: LayerConfig, weights?: DraftWeights): void {
    const last = this.#layers.pop();
    const kept = weights ?? (last && this.#weights.get(last.name));
    if (last) this.#weights.delete(last.name);
    this.add(layer, kept);
  }

  /** Removes the last layer, which has no weights. */
  removeLast(): void {
    this.#layers.pop();
  }

  /** @throws UnsupportedModelFileError, also with the remedy of the format */
  fail(found: string, remedy?: string): never {
    throw new UnsupportedModelFileError(this.source, found, remedy);
  }

  /** @throws WeightsMismatchError, WeightsNotFiniteError */
  build(): ReadModel {
    const config = this.config();
    const weights = this.#layers.flatMap((layer) => {
      const { kernel, pointwiseKernel, bias } = this.#weights.get(layer.name) ?? {};
      return [kernel, pointwiseKernel, bias].filter((tensor) => tensor !== undefined);
    });
    checkFinite(weights, this.source);
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

/** Weights with the names that a model gives them: `conv1/kernel`. */
function named({ name, type }: LayerConfig, { kernel, pointwiseKernel, bias }: DraftWeights): DraftWeights {
  const isDepthwise = type === 'DepthwiseConv2D' || type === 'SeparableConv2D';
  return {
    kernel: { ...kernel, name: `${name}/${isDepthwise ? 'depthwise_kernel' : 'kernel'}` },
    ...(pointwiseKernel && { pointwiseKernel: { ...pointwiseKernel, name: `${name}/pointwise_kernel` } }),
    ...(bias && { bias: { ...bias, name: `${name}/bias` } }),
  };
}
