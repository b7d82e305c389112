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
  readonly weights: readonly WeightVariable[];
  /** `Conv2D` */
  getClassName(): string;
  getConfig(): object;
}

/** The part of a `tf.Sequential` that describes its layers. A model without tfjs can implement it as well. */
export interface SequentialModel {
  /** One input, its shape with the batch axis: `[null, rows, columns, channels]`. */
  readonly inputs: readonly { readonly shape: readonly (number | null)[] }[];
  readonly layers: readonly SequentialLayer[];
  /** The weights of all layers, in their order. */
  readonly weights: readonly WeightVariable[];
  /** `Sequential` */
  getClassName(): string;
}
