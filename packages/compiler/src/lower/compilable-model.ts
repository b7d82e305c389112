import type { NamedTensor } from '@lenet5/core';

/** A weight, as the compiler looks at it; a `LayerVariable` of tfjs is one. */
export interface CompilableWeight {
  readonly originalName: string;
  readonly shape: readonly (number | null)[];
  read(): { data(): ArrayLike<number> | Promise<ArrayLike<number>> };
}

/** A layer, as the compiler looks at it: its class, its configuration and its weights in tfjs's terms. */
export interface CompilableLayer {
  readonly name: string;
  readonly weights: readonly CompilableWeight[];
  getClassName(): string;
  getConfig(): object;
}

/** What the compiler asks of a model. A `tf.Sequential` is one as it stands; nothing of tfjs is needed to be one. */
export interface CompilableModel {
  /** One, its shape with the batch first: `[null, rows, columns, channels]`. */
  readonly inputs: readonly { readonly shape: readonly (number | null)[] }[];
  readonly layers: readonly CompilableLayer[];
  /** Those of all layers, in their order. */
  readonly weights: readonly CompilableWeight[];
  /** `Sequential`. */
  getClassName(): string;
}

/** A model that takes its new weights as plain values, so that nothing of tfjs is loaded to train it. */
export interface PlainModel extends CompilableModel {
  /** Gives it these weights, in the order of `weights`. */
  writeValues(weights: readonly NamedTensor[]): void;
}
