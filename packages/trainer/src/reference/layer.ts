/** A weight and the gradient that a batch has given it so far. */
export interface Parameter {
  readonly values: Float64Array;
  readonly gradient: Float64Array;
}

/** One layer in float64, one image at a time, as slow and as plain as can be: the twin that engines are held to. */
export interface Layer {
  readonly parameters: readonly Parameter[];
  /** What the layer makes of one image's activations. */
  forward(input: Float64Array): Float64Array;
  /** The gradient of the input, from that of the output of the last `forward`; adds to those of the parameters. */
  backward(gradient: Float64Array): Float64Array;
}

/** A parameter that starts from given values. */
export function parameter(values: ArrayLike<number>): Parameter {
  return { values: Float64Array.from(values), gradient: new Float64Array(values.length) };
}
