import type { GlobalPooling2DConfig, ImageShape, LayerConfig } from '@lenet5/core';
import type { DraftLayer, DraftWeights, GraphDraft } from './graph-draft.js';

/** Order of the axes of an image in the graph: channels, rows, columns, or rows, columns, channels. */
export type AxisOrder = 'channels-first' | 'channels-last';

/** A value of a graph. */
export interface GraphValue {
  /** The layer that computes it, or `NETWORK_INPUT`. */
  readonly layer: string;
  readonly order: AxisOrder;
  /** The image that was flattened to it channels first, until a dense layer takes it. */
  readonly flattened?: ImageShape | undefined;
  /** The global pooling that it is the output of, as an image of one pixel. */
  readonly pooled?: GlobalPooling2DConfig['type'] | undefined;
  /** Whether it is read as a softmax, and is the logarithm of one. */
  readonly isLog?: boolean;
  /** Whether several nodes take it, so that the layer must not change. */
  readonly isShared: boolean;
}

/** Where the reader is in a graph: at the value that a node takes, then at the one that it computes. */
export class GraphCursor {
  readonly draft: GraphDraft;
  /** The values that the node takes; at least one. */
  readonly inputs: readonly GraphValue[];
  #value: GraphValue;

  constructor(draft: GraphDraft, inputs: readonly [GraphValue, ...GraphValue[]]) {
    this.draft = draft;
    this.inputs = inputs;
    this.#value = inputs[0];
  }

  get value(): GraphValue {
    return this.#value;
  }

  /** Shape of the value, channels last. */
  get shape(): readonly number[] {
    return this.draft.shapeOf(this.#value.layer);
  }

  /** The layer that computes the value, if no other node takes it: it can be changed. */
  get last(): DraftLayer | undefined {
    return this.#value.isShared ? undefined : this.draft.layer(this.#value.layer);
  }

  /** Changes what is known about the value. */
  update(parts: Partial<Omit<GraphValue, 'layer'>>): void {
    this.#value = { ...this.#value, ...parts };
  }

  /** Adds a layer that takes the value. @throws UnsupportedModelFileError if it cannot */
  add(config: LayerConfig, weights?: DraftWeights): void {
    this.#append(config, [this.#value.layer], weights);
  }

  /** Adds a layer that takes all inputs of the node. @throws UnsupportedModelFileError if it cannot */
  join(config: LayerConfig): void {
    this.#append(
      config,
      this.inputs.map(({ layer }) => layer),
    );
  }

  /** Replaces {@link last} by a layer of the same name, with its weights if no others are given. */
  replaceLast(config: LayerConfig, weights?: DraftWeights): void {
    const { last } = this;
    if (last) this.draft.set(config, last.from, weights ?? last.weights);
  }

  /** Removes {@link last}; the value is then its input. */
  removeLast(): void {
    const { last } = this;
    if (!last) return;
    this.draft.remove(last.config.name);
    this.#value = { ...this.#value, layer: last.from[0] ?? this.#value.layer, isShared: true };
  }

  #append(config: LayerConfig, from: readonly string[], weights?: DraftWeights): void {
    this.draft.set(config, from, weights);
    this.#value = { ...this.#value, layer: config.name, pooled: undefined, isShared: false };
  }
}
