/** A weight of a {@link SequentialModel}; a `LayerVariable` of tfjs matches this type. */
export interface WeightVariable {
  /** Name without the suffix that tfjs adds to make it unique in the process. */
  readonly originalName: string;
  readonly shape: readonly (number | null)[];
  read(): { data(): ArrayLike<number> | Promise<ArrayLike<number>> };
}

/** A layer of a {@link SequentialModel}. */
export interface SequentialLayer {
  readonly name: string;
  /** The uses of the layer in a functional model, with the layers whose outputs it takes. A `Layer` of tfjs has it. */
  readonly inboundNodes?: readonly { readonly inboundLayers: readonly { readonly name: string }[] }[];
  readonly weights: readonly WeightVariable[];
  /** `Conv2D` */
  getClassName(): string;
  getConfig(): object;
}

/**
 * The part of a `tf.Sequential`, or of a functional `tf.LayersModel`, that describes its layers. A model without tfjs can implement
 * it as well.
 */
export interface SequentialModel {
  /** One input, its shape with the batch axis: `[null, rows, columns, channels]`. */
  readonly inputs: readonly { readonly shape: readonly (number | null)[] }[];
  /** One output. */
  readonly outputs?: readonly object[];
  readonly layers: readonly SequentialLayer[];
  /** The weights of all layers, in their order. */
  readonly weights: readonly WeightVariable[];
  /** `Sequential`, or `Model` for a functional model */
  getClassName(): string;
}
